namespace Neura.GraphQL.Binding;

/// <summary>A connection on its way out: its cursors are sealed for the list they belong to, and only if they are asked for.</summary>
internal sealed class SealedPage(IConnection connection, string context, ICursorSerializer cursors)
{
    public IConnection Connection { get; } = connection;

    public IReadOnlyList<SealedEdge> Edges => [.. Connection.Edges.Select((edge, i) => new SealedEdge(this, edge, i))];

    public string? EndCursor => Connection.PageInfo.EndCursor is { } end ? cursors.Seal(context, end) : Cursor(Connection.Edges.Count - 1);

    public string? Cursor(int index) =>
        index >= 0 && index < Connection.Edges.Count ? cursors.Seal(context, Connection.Edges[index].Cursor) : null;
}

/// <summary>An edge of a <see cref="SealedPage"/>.</summary>
internal sealed record SealedEdge(SealedPage Page, IEdge Edge, int Index)
{
    public string? Cursor => Page.Cursor(Index);
}
