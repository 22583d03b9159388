using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation;

/// <summary>Walks a tree once for all rules; each may leave out subtrees for itself. The parser has bounded the depth.</summary>
internal sealed class DocumentWalker(IReadOnlyList<ValidationRule> rules, TypeInfo? types, ValidationContext? context)
{
    private readonly ISyntaxNode?[] skipped = new ISyntaxNode?[rules.Count];

    public void Walk(ISyntaxNode node)
    {
        types?.Enter(node);
        for (var i = 0; i < rules.Count; i++)
            if (skipped[i] is null && !rules[i].Enter(node))
                skipped[i] = node;
        context?.Push(node);
        var children = node.GetNodes();
        for (var i = 0; i < children.Count; i++)
            if (children[i] is var child and not NameNode && !IsDescription(node, child))
                Walk(child);
        context?.Pop();
        for (var i = 0; i < rules.Count; i++)
        {
            if (skipped[i] is null)
                rules[i].Leave(node);
            else if (ReferenceEquals(skipped[i], node))
                skipped[i] = null;
        }
        types?.Leave(node);
    }

    private static bool IsDescription(ISyntaxNode node, ISyntaxNode child) =>
        child is StringValueNode && node is IHasDescription described && ReferenceEquals(described.Description, child);
}
