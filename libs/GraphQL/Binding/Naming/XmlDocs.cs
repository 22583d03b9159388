using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Neura.GraphQL.Binding.Naming;

/// <summary>The XML documentation of one assembly; empty where there is no file beside it.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    private XmlDocs() { }

    public static XmlDocs Of(Assembly assembly)
    {
        var docs = new XmlDocs();
        var file = string.IsNullOrEmpty(assembly.Location) ? null : Path.ChangeExtension(assembly.Location, ".xml");
        if (file is null || !File.Exists(file))
            return docs;
        try
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                var name = (string?)member.Attribute("name") ?? "";
                docs._members[name] = member;
                // Parameter types in method names are tedious to print; a resolver class has one method of a name.
                var open = name.IndexOf('(', StringComparison.Ordinal);
                if (open > 0)
                    docs._members.TryAdd(name[..open], member);
            }
        }
        catch (XmlException)
        {
            // Documentation is a nicety: a broken file is as good as none.
        }
        return docs;
    }

    public string? Summary(string name) => Text(_members.GetValueOrDefault(name)?.Element("summary"));

    public string? Parameter(string name, string parameter) =>
        Text(_members.GetValueOrDefault(name)?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == parameter));

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.Nodes().Select(Render));
        text = Blank().Replace(text, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Render(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "para" } paragraph => $" {string.Concat(paragraph.Nodes().Select(Render))} ",
        XElement { IsEmpty: true } reference => Reference(reference),
        XElement other => string.Concat(other.Nodes().Select(Render)),
        _ => "",
    };

    private static string Reference(XElement element)
    {
        var target = (string?)element.Attribute("cref") ?? (string?)element.Attribute("name") ?? (string?)element.Attribute("langword") ?? "";
        return target[(target.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
