using System.Text;
using System.Xml;

namespace PerfGates.Reports;

/// <summary>Text as XML 1.0 can hold it.</summary>
internal static class XmlCharacters
{
    /// <summary>Without the characters that XML forbids, escaped or not (XML 1.0, production 2): controls, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
        }
        return clean.ToString();
    }
}
