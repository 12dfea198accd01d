#!/usr/bin/env python3
"""Writes revised.docx: tracked changes, fields, controls and text boxes in a draft of python-docx.

usage: make-revised-docx.py      (needs python-docx 1.2; run in this folder)
"""
import datetime

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMES = nsdecls("w", "wp", "a") + "".join(
    f' xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
WHO = 'w:author="x" w:date="2025-01-01T00:00:00Z"'
BOX = "<w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p></w:txbxContent>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text):
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


PARAGRAPHS = [
    # Insertions, deletions and moves of words.
    run("Satu ") + f'<w:del w:id="1" {WHO}>{deleted("TKI terhapus")}</w:del>'
    + f'<w:ins w:id="2" {WHO}>{run("dua")}</w:ins>' + run("puluh")
    + f'<w:moveFromRangeStart w:id="3" w:name="m" {WHO}/><w:moveFrom w:id="4" {WHO}>'
    + run(" TKI dipindah") + '</w:moveFrom><w:moveFromRangeEnd w:id="3"/>' + run(" tiga."),
    f'<w:moveToRangeStart w:id="5" w:name="m" {WHO}/><w:moveTo w:id="6" {WHO}>'
    + run("Yang dipindah") + '</w:moveTo><w:moveToRangeEnd w:id="5"/>',
    # The end of a paragraph is deleted: the next one goes on.
    f'<w:pPr><w:rPr><w:del w:id="7" {WHO}/></w:rPr></w:pPr>' + run("Alinea yang "),
    run("disatukan."),
    # What the paragraph and the run were before.
    f'<w:pPr><w:pPrChange w:id="8" {WHO}><w:pPr><w:pStyle w:val="Heading1"/>'
    f'<w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>'
    + run("Bukan ", f'<w:b/><w:rPrChange w:id="9" {WHO}><w:rPr><w:vanish/></w:rPr></w:rPrChange>')
    + run("judul") + run(" TKI tersembunyi", "<w:vanish/>") + run(" lagi", '<w:vanish w:val="0"/>')
    + run("."),
    # A paragraph whose end alone is hidden.
    "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("Tanda alinea tersembunyi."),
    # Fields: simple, complex, one within the instructions of another.
    run("Halaman ") + f'<w:fldSimple w:instr=" REF TKI ">{run("dua belas")}</w:fldSimple>'
    + run(", ") + mark("begin") + code(" IF ") + mark("begin") + code(" MERGEFIELD TKI ")
    + mark("separate") + run("TKI") + mark("end") + code(' = "TKI" "a" "b" ') + mark("separate")
    + run("hasil") + mark("end") + run("."),
    # Smart tags, custom XML, controls with a list, a tick and a hint.
    f'<w:smartTag w:uri="u" w:element="place">{run("Jakarta")}</w:smartTag>'
    f'<w:customXml w:uri="u" w:element="x">{run(" dan ")}</w:customXml>'
    '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="TKI" w:value="TKI"/>'
    f'</w:dropDownList></w:sdtPr><w:sdtContent>{run("Surabaya")}</w:sdtContent></w:sdt>'
    f'<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run("TKI ketik")}'
    "</w:sdtContent></w:sdt>" + run("."),
    # A soft hyphen, a tab, ends of lines and a text box in two ways.
    "<w:r><w:t>hu</w:t><w:softHyphen/><w:t>lu</w:t><w:tab/><w:t>balang</w:t><w:br/><w:t>baru</w:t>"
    '<w:br w:type="page"/><w:t>halaman</w:t></w:r>'
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
    f'<a:graphicData uri="u"><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    f"{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
]

document = Document()
document.core_properties.language = "id"
document.core_properties.modified = datetime.datetime(2025, 7, 22, 10, 0)
body = document.element.body
for content in PARAGRAPHS:
    body.insert(len(body) - 1, parse_xml(f"<w:p {NAMES}>{content}</w:p>"))
row = "<w:tr>{}<w:tc><w:tcPr/><w:p>{}</w:p></w:tc></w:tr>"
rows = row.format("", run("Baris tetap")) + row.format(
    f'<w:trPr><w:del w:id="10" {WHO}/></w:trPr>', run("TKI baris terhapus"))
table = f"<w:tbl {NAMES}><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
body.insert(len(body) - 1, parse_xml(table))
paragraph = document.add_paragraph("Dengan komentar.")
document.add_comment(paragraph.runs, text="TKI komentar", author="y")
document.save("revised.docx")
