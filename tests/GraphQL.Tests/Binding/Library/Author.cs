using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

[Node]
public sealed record Author(int Id, string Name);

[ObjectType<Author>]
public static partial class AuthorType
{
    [NodeResolver]
    public static async Task<Author?> GetByIdAsync(int id, AuthorById authors, CancellationToken cancellationToken) =>
        await authors.LoadAsync(id, cancellationToken);

    [Authorize]
    public static string GetEmail([Parent] Author author) => $"{author.Name}@example.org";
}
