using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

[GraphQLDescription("Something to read.")]
public sealed record Book(Guid Id, string Title, [property: GraphQLIgnore] int AuthorId, Isbn Isbn, Genre Genre, DateTimeOffset PublishedAt) : IWork
{
    public string? Subtitle { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    [GraphQLDeprecated("Use isbn.")]
    public long Number => Isbn.Digits.Length;

    [Authorize("librarian")]
    public decimal PurchasePrice => Tags.Count + 12.50m;
}
