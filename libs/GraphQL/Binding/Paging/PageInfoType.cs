using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>The type of every connection's <c>pageInfo</c>.</summary>
internal static class PageInfoType
{
    public static ObjectType Instance { get; } = new("PageInfo", Fields) { Description = "Where a page stands in its list." };

    private static IEnumerable<FieldDefinition> Fields()
    {
        var boolean = new NonNullType(ScalarTypes.Boolean);
        yield return ConnectionTypes.Field(
            "hasNextPage", boolean, p => p.Connection.PageInfo.HasNextPage, "Is there more after this page?");
        yield return ConnectionTypes.Field(
            "hasPreviousPage", boolean, p => p.Connection.PageInfo.HasPreviousPage, "Is there more before this page?");
        yield return ConnectionTypes.Field("startCursor", ScalarTypes.String, p => p.Cursor(0), "The cursor of the first edge.");
        yield return ConnectionTypes.Field(
            "endCursor", ScalarTypes.String, p => p.EndCursor, "The cursor of the last edge.");
    }
}
