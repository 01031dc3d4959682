"""What a finished PDF says of itself: title, authors, language, dates, and the standards that it keeps."""

from collections.abc import Sequence
from html import escape
from importlib.metadata import version

from pikepdf import Dictionary, Name, Pdf, String

from pipeline.model import Meta
from pipeline.render.front import direction

CREATOR = "chapbook"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{properties}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""ISO 16684-1; PDF/A asks for a schema of what it does not know, which PDF/UA's mark is (ISO 19005-2, 6.6.2.3)."""


def describe(pdf: Pdf, meta: Meta) -> None:
    """Write the book's metadata into a PDF, as XMP and in the older form, and how a reader should open it."""
    title, authors = meta.title.text, [name.text for name in meta.names]
    producer = f"WeasyPrint {version('weasyprint')}"
    description, subjects = " ".join(meta.description.split()), list(filter(None, meta.subjects))
    info = {"Title": title, "Author": ", ".join(authors), "Subject": description, "Keywords": ", ".join(subjects)}
    info |= {"Creator": CREATOR, "Producer": producer, "CreationDate": _date(meta.modified)}
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            {f"/{key}": String(value) for key, value in (info | {"ModDate": info["CreationDate"]}).items() if value}
        )
    )
    properties = [
        _one("dc:title", title),
        _all("dc:creator", authors),
        _one("dc:description", description),
        _all("dc:subject", subjects, "Bag"),
        _all("dc:language", [meta.language], "Bag"),
    ]
    simple = {"xmp:CreatorTool": CREATOR, "pdf:Producer": producer}
    simple |= {"pdf:Keywords": info["Keywords"], "xmp:CreateDate": meta.modified, "xmp:ModifyDate": meta.modified}
    properties += [f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in simple.items() if value]
    xmp = pdf.make_stream(_XMP.format(properties="\n".join(filter(None, properties))).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = xmp
    pdf.Root.Lang = String(meta.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    order = Name.R2L if direction(meta.language) == "rtl" else Name.L2R
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=order)
    pdf.Root.PageLayout = Name.TwoPageRight


def _one(name: str, value: str) -> str:
    """A property with a text in the default language; nothing for an empty one."""
    if not value:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value, quote=False)}</rdf:li></rdf:Alt></{name}>'


def _all(name: str, values: Sequence[str], kind: str = "Seq") -> str:
    """A property with any number of values; nothing for none."""
    items = "".join(f"<rdf:li>{escape(value, quote=False)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _date(iso: str) -> str:
    """A date of ISO 8601, to the day or coarser, in the form of ISO 32000-1, 7.9.4."""
    return f"D:{iso.replace('-', '')}" if iso else ""
