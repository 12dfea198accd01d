#!/usr/bin/env python3
"""Makes the two documents of this folder: a press release and its translation, written for the tests."""
import zipfile
from xml.sax.saxutils import escape

RILIS = [
    "# Pemulangan pekerja migran dari Kamboja",
    "Jakarta, 22 Juli 2025. Pemerintah memulangkan 120 pekerja migran Indonesia dari Kamboja. "
    "Mereka tiba di Jakarta pada Selasa malam.",
    "Menteri menyambut mereka di bandara. Ia berjanji akan membantu setiap keluarga.",
    "Sebanyak 35 orang masih dirawat di Rumah Sakit Harapan. Dokter memeriksa mereka setiap hari.",
    "# Langkah berikut",
    "Kementerian akan membuka 4 kantor layanan di Surabaya. Kantor itu melayani 2.500 orang setiap bulan.",
    "Menurut Bank Dunia, kiriman uang mencapai Rp4,7 triliun pada 2024.",
]
RELEASE = [
    "# Return of migrant workers from Cambodia",
    "Jakarta, 22 July 2025. The government brought home 120 Indonesian migrant workers from Cambodia. "
    "They arrived in Jakarta on Tuesday night.",
    "The minister met them at the airport, and promised to help every family.",
    "Some 35 people are still being treated at Harapan Hospital. Doctors examine them every day.",
    "# Next steps",
    "The ministry will open 4 service offices in Surabaya. The offices serve 2,500 people every month.",
    "According to the World Bank, remittances reached Rp4.7 trillion in 2024.",
]
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text):
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if text.startswith("# ") else ""
    words = escape(text.removeprefix("# "))
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def make(name, paragraphs):
    body = "".join(map(paragraph, paragraphs))
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in [
            ("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document),
        ]:
            package.writestr(zipfile.ZipInfo(part, (2025, 7, 22, 0, 0, 0)), text)


make("rilis.docx", RILIS)
make("release.docx", RELEASE)
