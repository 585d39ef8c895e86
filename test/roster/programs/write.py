"""Writes a roster in CSV as a workbook, by openpyxl or XlsxWriter, as their users do.

    /usr/bin/python3 write.py openpyxl|xlsxwriter texts|values ROSTER.csv WORKBOOK.xlsx

texts: every cell as the CSV has it. values: days as dates of the Christian Era, amounts as numbers.
"""

import csv
import datetime
import sys

import openpyxl
import xlsxwriter

AMOUNTS = ("SALARY", "SALARY5Y", "POS_AMT")


def value_of(column, text):
    """The value for which a program's user would take a cell's text."""
    if text == "":
        return None
    if column.endswith("_DATE"):
        day, month, year = (int(part) for part in text.split("/"))
        return datetime.date(year - 543, month, day)
    return float(text.replace(",", "")) if column in AMOUNTS else text


def write_by_openpyxl(rows, path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "บัญชีรายชื่อ"
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = openpyxl.styles.Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    workbook.save(path)


def write_by_xlsxwriter(rows, path):
    with xlsxwriter.Workbook(path, {"default_date_format": "d/m/yyyy"}) as workbook:
        sheet = workbook.add_worksheet("บัญชีรายชื่อ")
        header, *officers = rows
        columns = [{"header": title} for title in header]
        sheet.add_table(0, 0, len(officers), len(header) - 1, {"columns": columns, "data": officers})


WRITERS = {"openpyxl": write_by_openpyxl, "xlsxwriter": write_by_xlsxwriter}


def main(program, kind, source, target):
    with open(source, encoding="utf-8-sig", newline="") as file:
        header, *officers = csv.reader(file)
    if kind == "values":
        officers = [[value_of(column, text) for column, text in zip(header, row)] for row in officers]
    WRITERS[program]([header, *officers], target)


if __name__ == "__main__":
    main(*sys.argv[1:])
