using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>Two sets of fields that cannot be merged, and why.</summary>
internal sealed record FieldConflict(
    string ResponseName, string Reason, IReadOnlyList<FieldNode> Fields1, IReadOnlyList<FieldNode> Fields2)
{
    // A conflict tells of all conflicts below it; without bounds the message would grow with the square of the document.
    private const int MaxDetailLength = 1000;
    private const int MaxNodes = 20;

    /// <summary>More conflicts than this below one field cannot show in its message or its places.</summary>
    public const int MaxTold = 32;

    /// <summary>The conflict of two fields whose subfields conflict; null if none do.</summary>
    public static FieldConflict? OfSubfields(IReadOnlyList<FieldConflict> below, string responseName, FieldNode field1, FieldNode field2)
    {
        if (below.Count == 0)
            return null;
        var reason = "";
        foreach (var conflict in below)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Abbreviate(conflict.ResponseName)}\" conflict because "
                + conflict.Reason;
            if (reason.Length > MaxDetailLength)
                break;
        }
        return new FieldConflict(
            responseName, Abbreviate(reason), Nodes(field1, below.Select(c => c.Fields1)), Nodes(field2, below.Select(c => c.Fields2)));
    }

    public static string Abbreviate(string text) => text.Length > MaxDetailLength ? text[..MaxDetailLength] + "..." : text;

    private static List<FieldNode> Nodes(FieldNode field, IEnumerable<IReadOnlyList<FieldNode>> below)
    {
        var nodes = new List<FieldNode> { field };
        foreach (var fields in below)
        {
            // The enclosing field comes first; the end of the list is where the conflict is.
            nodes.AddRange(fields.TakeLast(MaxNodes - nodes.Count));
            if (nodes.Count == MaxNodes)
                break;
        }
        return nodes;
    }
}
