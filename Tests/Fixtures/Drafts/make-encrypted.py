#!/usr/bin/env python3
"""Writes encrypted.docx, a document that a password protects as Word does it.

usage: make-encrypted.py      (needs msoffcrypto-tool 5; run in this folder)
"""
import io
import zipfile

from msoffcrypto.format.ooxml import OOXMLFile

KINDS = "http://schemas.openxmlformats.org/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{KINDS}package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{KINDS}package/2006/relationships"><Relationship Id="r" '
    f'Type="{KINDS}officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{KINDS}wordprocessingml/2006/main"><w:body><w:p>'
    "<w:r><w:t>Rahasia</w:t></w:r></w:p></w:body></w:document>",
}

package = io.BytesIO()
with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in PARTS.items():
        archive.writestr(name, content)
package.seek(0)
with open("encrypted.docx", "wb") as output:
    OOXMLFile(package).encrypt("rahasia", output)
