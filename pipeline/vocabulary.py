"""Words by which a text is read, in a dozen languages: what its parts are called, and its small words.

They are in small letters but for names of months; those with a bar or a bracket are parts of patterns. Numbers have a
room of their own, structure/numbers.py, and so have notices of archives, structure/boilerplate.py; what a book prints
of its own is in render/words.py.
"""

PAGE = r"(?:pages?|pp?\.|pg\.?|p[áa]gina|p[áa]g\.|seite|s\.|side|sida|str(?:ana|ona|\.)|bladzijde|blz\.?|oldal)"
"""The word for a page before its number."""
PAGES = r"pages?|seiten?|pp?\.|s\."
"""What stands over a column of page numbers."""
OF = "of|von|sur|de|di|van|av|af|z"
"""What stands between the number of a page and that of all pages."""
CONTENTS = (
    r"(?:(?:table|list) of )?(?:the )?(?:contents|chapters)|inhalt(?:sverzeichnis|sübersicht)?|table des mati[èe]res"
    r"|sommaire|[íi]ndice(?: generale| general| geral)?|sommario|(?:tabla de )?contenidos?|sum[áa]rio|conte[úu]do"
    r"|inhoud(?:sopgave)?|innehåll|indhold(?:sfortegnelse)?|innhold"
)
"""What a contents page is called."""
NOTES = "notes|endnotes|footnotes|anmerkungen|endnoten|fu(?:ß|ss)noten|notas"
"""What a list of notes is called."""
NOTE = "footnote|note|fußnote|anmerkung|voetnoot|fotnot|nota"
"""What stands before the mark of a note in brackets."""

VOLUMES = ("volume", "band", "tome")
BOOKS = ("book", "buch", "livre", "libro", "liber", "boek")
SCENES = ("scene", "szene", "auftritt", "scène", "escena", "scena")
CLAUSES = ("§", *"article artikel artículo articolo art".split())
"""What laws and statutes count through all of their parts."""
PARTS = (*"part teil partie parte חלק שער".split(), *BOOKS, *VOLUMES, *"act akt aufzug acte acto atto".split())
"""What holds chapters, with a number before or behind it."""
CHAPTERS = (
    *"chapter kapitel kapitlet chapitre capitolo capítulo capitulo caput hoofdstuk abschnitt פרק".split(),
    *SCENES,
    *"canto gesang letter lettre lecture מכתב".split(),
    *CLAUSES,
)
"""What else has a number before or behind it."""
COUNTED_BEFORE = tuple("kapitel teil buch band akt aufzug szene auftritt gesang abschnitt".split())
"""German nouns of PARTS and CHAPTERS: before them a figure with a full stop is an ordinal."""
COUNTED = frozenset("figure fig table tab tabelle tableau page seite plate abbildung abb note line".split())
"""Words whose numbers rise through a book, but head nothing."""
THE = "the|das|der|die|le|la|el|il"
"""Articles before an ordinal: "the second chapter"."""
QUESTION = "Q|F|Question|Frage|Pregunta|Pergunta|Domanda|Vraag"
"""What stands before the number of a question."""
AROUND = frozenset(
    "preface introduction introductory prologue epilogue foreword afterword conclusion appendix acknowledgements "
    "acknowledgments dedication postscript vorwort einleitung einführung nachwort anhang schluss prolog epilog "
    "préface préambule avantpropos épilogue postface annexe dédicace glossary glossar glossaire glosario "
    "glossario glossário woordenlijst ordlista ordliste references bibliography bibliographie bibliografie "
    "bibliografía bibliografia literaturverzeichnis הקדמה מבוא נספח".split()
)
"""What the parts around the chapters of a book are called, letters only."""
KINDS = {
    "abstract": "abstract zusammenfassung résumé",
    "acknowledgments": "acknowledgments acknowledgements danksagung dank remerciements",
    "afterword": "afterword nachwort postface",
    "appendix": "appendix anhang appendice annexe",
    "bibliography": "bibliography references bibliographie bibliografie bibliografía bibliografia literaturverzeichnis",
    "conclusion": "conclusion schlusswort schluss",
    "dedication": "dedication widmung dédicace",
    "epilogue": "epilogue epilog épilogue",
    "errata": "errata",
    "foreword": "foreword geleitwort avant-propos",
    "glossary": "glossary glossar glossaire glosario glossario glossário",
    "introduction": "introduction einleitung einführung",
    "preface": "preface vorwort préface",
    "prologue": "prologue prolog",
}
"""What kind of section a title names, by the kinds of EPUB's structural semantics."""
LETTERED = ("appendix", "annexe", "anhang", "appendice")
"""Words of such titles that a letter, a number or another title may follow: "Appendix B"."""

BY = "(?:written )?by|(?:geschrieben )?von|(?:écrit )?par|(?:escrito|escrita) por|scritt[oa] da|geschreven door"
"""The word before an author's name."""
CREDITS = {
    "edt": r"(?:(?:selected|collected|compiled|chosen) and )?edited by"
    r"|herausgegeben von|édit[ée]e?s? par|édition établie par|editado por|edición de"
    r"|organizado por|a cura di|onder redactie van|redigerad av|redigeret af|pod redakcją",
    "trl": r"translated (?:from the \w+ )?by|(?:aus dem \w+ )?übersetzt von|aus dem \w+ von"
    r"|traduite?s? (?:du \w+ |de l[’']\w+ )?par|traducid[oa]s? (?:del \w+ )?por|traducción de"
    r"|traduzid[oa]s? (?:do \w+ )?por|tradução de|tradott[oaie] (?:dal? \w+ |dall[’']\w+ )?da|traduzione di"
    r"|vertaald (?:uit het \w+ )?door|översatt av|oversat af|(?:z \w+ )?(?:przełożył|przetłumaczył)a?",
    "com": r"(?:(?:collected|compiled|selected|chosen|arranged|gathered) )+(?:and (?:arranged|compiled|selected) )?by"
    r"|gesammelt von|zusammengestellt von|ausgewählt von|recueillie?s? par|choisie?s? par|recopilad[oa]s? por"
    r"|compilad[oa]s? por|reunid[oa]s? por|raccolt[oaie] da|scelt[oaie] da|verzameld door|samlad av|samlet af"
    r"|(?:zebrał|wybrał)a?",
    "ill": r"(?:with )?illustrat(?:ed|ions) by|illustriert von|illustrée?s? par|ilustrad[oa]s? por|illustrat[oaie] da"
    r"|geïllustreerd door",
}
"""What stands before the name of a person who had another part in a book than its author, by the code of the part."""
AND = "and|und|et|y|e|&"
"""What joins the names of two people."""
PARTICLES = "de|von|van|der|du|la|di|da|del|dos"
"""Small words within a name on a title page."""
SORTED_PARTICLES = frozenset("von vom van der den de del della di da du dos das zu zum zur und ten ter af av".split())
"""Small words before a surname, by which no name is sorted."""
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
"""What stands behind a surname."""
BODIES = (
    "collective|foundation|team|project|society|institute|group|association|committee|league|union|hands|équipe|"
    "collectif|société|gruppe|verein|kollektiv|redaktion|gruppo|grupo|progetto|projet|proyecto|projekt"
)
"""Words in the names of bodies of people."""
NAMING = "the|an?|der|die|das|eine?"
"""Articles before the name of a body, or a title: no name of a person begins with one."""
PLACING = "at|in|on|for|from|of|with"
"""Words with which titles begin, but no name."""

ARTICLES = {
    "en": "the an a",
    "de": "der die das ein eine",
    "fr": "les le la une un l’ l'",
    "es": "los las el la una un",
    "it": "gli il lo la i le una uno un l’ l'",
    "nl": "de het een",
    "pt": "os as um uma o a",
    "sv": "den det en ett",
    "da": "den det en et",
}
"""Articles that a title may begin with, by which it is not sorted."""
CONJUNCTIONS = {
    "en": ("and", "or", "nor", "to"),
    "de": ("und", "oder", "bis", "bzw.", "sowie"),
    "nl": ("en", "of", "tot"),
    "sv": ("och", "eller"),
    "da": ("og", "eller"),
}
"""What stands between two compounds that share a part: "Vor- und Nachteile"."""
DOUBLED = {"en": ("that", "had"), "de": ("die", "der", "das", "sie"), "fr": ("nous", "vous")}
"""Words that stand twice in a good sentence."""
COMMONEST = {
    "en": "the of and to that was with is his which have from they this not had for are you it",
    "de": "der die und das nicht ist ein den mit sich von dem eine auch auf ich zu es wie daß",
    "fr": "le les des et une dans pour qui pas sur vous du il au ce plus avec nous sont était",
}
"""Twenty words of each language that stand in every text of it, many times."""
OPEN = frozenset(
    "a an the of and or to in for zu der die das und oder von für de la le les et ou du des y el en".split()
)
"""Words that end no line of a title which is whole."""
SMALL = frozenset(
    "with from into upon over under than that unto among about through without dans pour avec sans".split()
)
"""Words of four letters and more without a capital in a title."""
ABBREVIATIONS = frozenset(
    # English
    "mr mrs ms dr st prof rev hon capt col gen lt sgt jr sr messrs esq no nos vol pp cf viz vs fig ed op cit ch i.e "
    "e.g p.m a.m "
    # German
    "bzw vgl nr hr fr frl bd bde abb usw sog geb z.b d.h u.a s.o s.u "
    # French
    "mme mlle mm mgr art chap éd "
    # Latin of all three
    "ca etc ibid".split()
)
"""What a full stop stands behind within a sentence."""

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
"""Months, from the first, as they are written in a date."""
OTHER_MONTHS = {"sept": 9, "jänner": 1, "feber": 2}
"""Other names of months."""
