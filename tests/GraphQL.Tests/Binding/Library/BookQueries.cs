using System.Security.Claims;
using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

[QueryType]
public static partial class BookQueries
{
    [UsePaging(IncludeTotalCount = true)]
    public static Connection<Book> GetBooks(PagingArguments paging, Shelf shelf, Genre? genre = null)
    {
        var rows = shelf.Books.Where(b => genre is null || b.Genre == genre).ToList();
        var page = paging.IsBackward ? rows.AsEnumerable().Reverse() : rows;
        var edge = paging.After ?? paging.Before;
        if (edge is not null)
            page = page.Where(b => paging.After is null
                ? string.CompareOrdinal(b.Title, edge) < 0
                : string.CompareOrdinal(b.Title, edge) > 0);
        return Connection.FromRows(
            [.. page.Take(paging.Limit)], paging, b => b.Title, _ => ValueTask.FromResult(rows.Count));
    }

    public static Book? FindBook(BookBy by, Shelf shelf) =>
        shelf.Books.Find(b => by.Isbn is { } isbn ? b.Isbn == isbn : b.Id == by.Id);

    public static IReadOnlyList<IWork> GetWorks(Shelf shelf) => [shelf.Books[0], new Film("Film 1", 90)];

    public static string? WhoAmI(ClaimsPrincipal user) => user.Identity?.Name;

    public static int Broken() => throw new InvalidOperationException("secret connection string");

    public static async Task<int> SlowAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System, cancellationToken);
        return 1;
    }

    public static string Echo(string text = "nothing", Genre genre = Genre.ScienceFiction, IReadOnlyList<int>? numbers = null) =>
        $"{text} {genre} {string.Join('+', numbers ?? [])}";
}

[OneOf]
public sealed record BookBy(Isbn? Isbn, [property: ID<Book>] Guid? Id);
