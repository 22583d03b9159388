namespace NeuraNft.GraphQL.Tests.Binding.Library;

/// <summary>The data behind the sample schema. Counts batches, so that tests can tell one from many.</summary>
public sealed class Shelf
{
    private static readonly DateTimeOffset Day = new(2024, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public List<IReadOnlyList<int>> Batches { get; } = [];

    public List<Author> Authors { get; } = [new(1, "Ada"), new(2, "Bob")];

    public List<Book> Books { get; } =
    [
        .. Enumerable.Range(1, 60).Select(i => new Book(
            new Guid(i, 0, 0, new byte[8]), $"Book {i:00}", i % 2 + 1, new Isbn($"{9_780_000_000_000 + i}"), (Genre)(i % 2), Day)),
    ];
}
