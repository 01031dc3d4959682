"""Programs that stand in for the validators: scripts of Python that write what the real ones write."""

import stat
import sys
from pathlib import Path

EPUBCHECK = """
import json, sys
from pathlib import Path
place = {"path": "EPUB/one.xhtml", "line": 3, "column": 7}
said = [dict(severity="ERROR", ID="RSC-005", message="no such element", locations=[place])] * FAULTS
told = dict(checker=dict(checkerVersion="9.9"), items=[1, 2, 3], messages=said)
if FAULTS >= 0:
    Path(sys.argv[sys.argv.index("--json") + 1]).write_text(json.dumps(told))
else:
    print("usage: epubcheck [path]", file=sys.stderr)
sys.exit(FAULTS != 0)
"""

VERAPDF = """
import sys
assert sys.argv[1:4] == ["--format", "xml", "--flavour"], sys.argv
failed, counts = FAULTS, f'failedChecks="{2 * FAULTS}"'
rule = '''<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="11" failedChecks="2">
<description>A catalog needs a structure tree</description><check status="failed"><context>root/document[0]</context>
<errorMessage>There is no StructTreeRoot</errorMessage></check></rule>'''
report = f'''<validationReport isCompliant="{str(not failed).lower()}">
<details passedRules="105" failedRules="{failed}" passedChecks="40" {counts}>{rule * failed}</details>
</validationReport>'''
if failed < 0:
    report = '''<taskException type="PARSE"><exceptionMessage>Could not parse
    the stream</exceptionMessage></taskException>'''
print(f'''<?xml version="1.0" encoding="utf-8"?><report><buildInformation><releaseDetails id="core" version="1.9"/>
</buildInformation><jobs><job><item><name>{sys.argv[-1]}</name></item>{report}</job></jobs></report>''')
sys.exit(failed != 0)
"""


def stand_in(folder: Path, name: str, code: str, faults: int = 0) -> Path:
    """Put a program into a folder that is to be the PATH."""
    program = folder / name
    program.write_text(f"#!{sys.executable}\n{code.replace('FAULTS', str(faults))}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
