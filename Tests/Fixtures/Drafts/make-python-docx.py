#!/usr/bin/env python3
"""Writes python-docx.docx, a draft with the styles that python-docx brings.

usage: make-python-docx.py      (needs python-docx; run in this folder)
"""
import datetime

from docx import Document

document = Document()
document.core_properties.language = "id"
document.core_properties.modified = datetime.datetime(2025, 7, 22, 10, 0)
document.add_heading("Pemulangan Pekerja Migran", 0)
document.add_heading("Latar belakang", 1)
paragraph = document.add_paragraph("Sebanyak dua puluh ")
paragraph.add_run("pekerja ").bold = True
paragraph.add_run("migran").italic = True
paragraph.add_run(" tiba di Jakarta & Surabaya.")
document.add_paragraph("butir satu", style="List Bullet")
document.add_paragraph("butir dua", style="List Number")
document.add_paragraph("“Kami senang.”", style="Quote")
table = document.add_table(2, 2)
for row, texts in enumerate((("Negara", "Jumlah"), ("Malaysia", "12"))):
    for column, text in enumerate(texts):
        table.cell(row, column).text = text
document.add_paragraph("Tabel 1: Jumlah pekerja", style="Caption")
document.sections[0].header.paragraphs[0].text = "Siaran pers"
document.sections[0].footer.paragraphs[0].text = "Kantor Berita"
document.save("python-docx.docx")
