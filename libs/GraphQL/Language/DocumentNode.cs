namespace Neura.GraphQL.Language;

public sealed class DocumentNode(Location? location, IReadOnlyList<IDefinitionNode> definitions, int tokens = 0) : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.Document;

    public IReadOnlyList<IDefinitionNode> Definitions { get; } = definitions;

    /// <summary>How many lexical tokens the parser read for this document; 0 for a document that was built.</summary>
    public int Tokens { get; } = tokens;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => Definitions;
}
