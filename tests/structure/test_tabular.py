"""What only looks like columns stays what it is."""

from pathlib import Path

import pytest
from tabulated import LETTER, PROSE, around

from pipeline.model import Table, every

NONE = {
    "two columns of a letter": LETTER,
    "signatures": (
        "Signed:                       Witnessed:\nAnn Marsh                     Ida Lamp\n"
        "Baker                         Pilot\nPort Bell, May 1877           Ferry"
    ),
    "a play": (
        "HAMLET      To be, or not to be, that is the question:\n            Whether it is nobler in the mind to go\n"
        "OPHELIA     Good my lord,\n            How does your honour for this many a day?\n"
        "HAMLET      I humbly thank you: well, well, well.\nOPHELIA     My lord, I have remembrances of yours.\n"
        "HAMLET      No, not I.\nOPHELIA     My honoured lord, you know right well you did.\nHAMLET      No."
    ),
    "a play of many": "\n".join(
        f"{name:<12}We have seen the lamp go out upon the sea."
        for name in "ANN BELL IDA JOHN MARTA THE TOM".replace("THE", "PILOT").split()
    ),
    "a list": (
        "1.    Take the rope down to the boat.\n2.    Ring the bell.\n3.    Light the lamp.\n4.    Go.\n"
        "5.    Come.\n6.    Ring the bell again.\n7.    Wait."
    ),
    "lines with numbers": "\n".join(f"{n:>3}    The lamp of the boat went out" for n in range(1, 9)),
    "stretched lines": (
        "the  boat   went   on  along   the  coast  in   the  dark   and  the\n"
        "fog  and  nobody   said   a  word  about   the   lamp  that  had  been\n"
        "put  out   by   the   mate  an  hour  before  when  the   pump   was\n"
        "started   and   the   crew   went   below  to  sleep  until  morning."
    ),
    "two spaces behind full stops": (
        "It was dark and cold.  Nobody was there.\nThe lamp was gone it.  All of it was so.\n"
        "We went to see that.  The mate was gone.\n"
    ),
    "verse with a gap": (
        "We saw the lamp   upon the water\nand no one called   from where it burned\n"
        "the tide went out   and then it turned\nand all that night   we heard the daughter"
    ),
    "halves of verses under each other": "\n".join(
        f"{left:<26}{right}"
        for left, right in [
            ("We saw the lamp,", "upon the water,"),
            ("And no one called", "from where it burned;"),
            ("The tide went out,", "and then it turned,"),
            ("And all that night", "we heard the daughter"),
            ("Of him who rowed,", "who never spoke,"),
            ("Until the bell", "of morning woke;"),
            ("And then we went,", "and so did she."),
        ]
    ),
    "an index": (
        "Anchor, 12, 45        Cable, 9, 101        Fog, 77\nBell, 3               Dory, 14             Gale, 12-14\n"
        "Boat, 7, 19           Ebb, 8               Harbour, 1\nBuoy, 55              Ferry, 2, 3          Ice, 91"
    ),
    "a contents page": (
        "Chapter One      The Tide          1\nChapter Two      The Ebb          17\n"
        "Chapter Three    The Storm        44\nChapter Four     The Quay         60"
    ),
    "leaders": (
        "The Tide . . . . . . . . . . . . . 1\nThe Ebb . . . . . . . . . . . .   17\n"
        "The Storm . . . . . . . . . . .   44\nThe Quay . . . . . . . . . . .    60"
    ),
    "text in two columns": (
        "The boat went on along the    anything about the lamp and\n"
        "coast in the dark, and he     nobody knew that it had been\n"
        "was told by the mate who      put out by the pilot when it\n"
        "had seen it all from deck     was still night, so that the\n"
        "that the lamp was out and     ships that came in from sea\n"
        "nobody had said a word of     would not see the harbour at\n"
        "it to him or to the crew.     all. And so it came to be so."
    ),
    "numbers of every fifth line": (
        "the boat went on along the coast\nand nobody was there to see                5\n"
        "the lamp that hung above the ghost\nof all that we had thought to be\na harbour in the night, a host\n"
        "of things that no one came to see\na light upon the farther coast            10\n"
        "and nothing that was left to be"
    ),
    "two rows": "Bell                12      400\nFerry Harbour        3       71",
    "a sentence that runs in": (
        f"{PROSE[:-20]} which they had\nbell                12      400\n"
        "ferry                3       71\nquay                 7       12\n"
    ),
    "columns that do not stand under each other": (
        "Bell    12       400\nFerry Harbour and Bay   3  71\nQuay  107     1,240\nThe old landing place     4     4"
    ),
    "words with one space": "Bell 12 400\nFerry 3 71\nQuay 107 1,240\nSound 4 4",
    "a program": "mov_a   x=12     y[4]\nmov_b   x=3      y[71]\nmov_c   x=107    y[12]\nmov_d   x=4      y[4]",
    "bars of commands": "cat lamp | sort | head\ncat bell | sort | tail\ncat rope | sort | head\n",
    "a drawing": (
        "unlit\n  │\n  │ struck\n  │\n  ├────────<─────┐\n  │              │ blown out\n  v              │\n"
        "lit ─────────────┘\n  │              │\n  └──────────────┘"
    ),
    "a drawing of letters": "  |\n  | struck\n--+--------+\n  v        | out\n lit ------+\n  |        |\n  +--------+",
    "a line of prose that has its spaces at the gaps": "\n".join(
        [f"{name:<13}{name[::-1]}" for name in "Bell Ferry Quay Sound Gull Heron Otter".split()]
        + ["all of it is for us"]
        + [f"{name:<13}{name[::-1]}" for name in "Lamp Rope Anchor Tide Ebb Storm Tern".split()]
    ),
    "cells that touch": "Bell of 12 and  400\nFerry   3 or    71\nThe bay 12 boat 17\nQuay    12      4",
    "words between bars": "We sent for the |lamp|   and the rest.\n-----------------\nWe saw |bell|   and then went.\n",
    "a rule apart": (
        "Ann Marsh     Baker\nIda Lamp      Pilot\n\n-----------------\nJohn Bell     Clerk\nTom Shore     Cook"
    ),
    "a drawing between bars": "┌──────┬───┐\n│ ┌──┐ │ a │\n│ lamp │ b │\n└──────┴───┘",
    "bars of several numbers": "| Bell | 12 |\n| Ferry | 3 | 4 |\n| Quay |\n| Sound | 5 |",
    "a line with a bar": "He wrote “port | bell” upon the wall, and then he went.",
}


@pytest.mark.parametrize("name", NONE)
def test_no_table(tmp_path: Path, name: str) -> None:
    """Verse, plays, lists, letters, indexes, contents, stretched lines and prose in columns are none."""
    assert not list(every(Table, around(tmp_path, NONE[name]).book))
