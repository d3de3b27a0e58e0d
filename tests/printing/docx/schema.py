"""The order of children in ECMA-376 (5th edition, part 1, annex A), which Word insists on."""

from collections.abc import Iterator

from lxml import etree

ORDERS = {
    "w:p": "pPr *",
    "w:r": "rPr *",
    "w:tbl": "tblPr tblGrid tr",
    "w:tr": "tblPrEx trPr tc",
    "w:tc": "tcPr *",
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight "
    "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "w:trPr": "*",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "w:tblBorders": "top left start bottom right end insideH insideV",
    "w:tblCellMar": "top left start bottom right end",
    "w:pBdr": "top left bottom right between bar",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
    "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr "
    "trPr tcPr tblStylePr",
    "w:styles": "docDefaults latentStyles style",
    "w:settings": "writeProtection view zoom removePersonalInformation defaultTabStop "
    "characterSpacingControl compat docVars rsids mathPr themeFontLang clrSchemeMapping "
    "decimalSymbol listSeparator",
    "w:font": "altName panose1 charset family notTrueType pitch sig",
    "wp:inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "wp:anchor": "simplePos positionH positionV extent effectExtent wrapNone docPr "
    "cNvGraphicFramePr graphic",
    "pic:pic": "nvPicPr blipFill spPr",
    "c:chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart "
    "spPr txPr externalData printSettings userShapes",
    "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
    "plotVisOnly dispBlanksAs",
    "c:plotArea": "layout barChart radarChart lineChart catAx valAx dTable spPr",
    "c:manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "c:lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth "
    "axId",
    "c:radarChart": "radarStyle varyColors ser dLbls axId",
    "c:ser": "idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline "
    "errBars cat val smooth shape",
    "c:dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName "
    "showSerName showPercent showBubbleSize separator showLeaderLines",
    "c:dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName "
    "showSerName showPercent showBubbleSize separator",
    "c:catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt "
    "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn "
    "lblOffset noMultiLvlLbl",
    "c:valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt "
    "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween "
    "majorUnit minorUnit dispUnits",
    "c:scaling": "logBase orientation max min",
    "c:legend": "legendPos legendEntry layout overlay spPr txPr",
    "c:marker": "symbol size spPr",
    "c:txPr": "bodyPr lstStyle p",
    "c:numCache": "formatCode ptCount pt",
    "c:strCache": "ptCount pt",
}
REPEATED = {"headerReference", "footerReference", "style", "tr", "tc", "ser", "axId", "pt", "dLbl"}
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
}


def disorders(root: etree._Element) -> Iterator[str]:
    """Every place where a child is unknown, out of its order, or there twice."""
    for node in root.iter(etree.Element):
        name = _prefixed(node)
        if name == "w:tabs" or name not in ORDERS:
            continue
        order = ORDERS[name].split()
        if order == ["*"]:
            continue
        children = [_prefixed(child).rpartition(":")[2] for child in node]
        if name == "c:marker" and not children:
            continue  # within a line chart it is a switch
        yield from _wrong(name, order, children)


def _wrong(name: str, order: list[str], children: list[str]) -> Iterator[str]:
    rest = len(order) - 1 if order[-1] == "*" else None
    places = []
    for child in children:
        if child in order:
            places.append(order.index(child))
        elif rest is not None:
            places.append(rest)
        else:
            yield f"{name} has no {child}"
    if places != sorted(places):
        yield f"{name}: {' '.join(children)}"
    for child in set(children) - REPEATED:
        if rest is None and children.count(child) > 1:
            yield f"{name} has {child} twice"


def _prefixed(node: etree._Element) -> str:
    name = etree.QName(node)
    return f"{PREFIXES.get(name.namespace or '', '?')}:{name.localname}"
