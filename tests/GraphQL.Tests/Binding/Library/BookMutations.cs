using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

[MutationType]
public static partial class BookMutations
{
    [Authorize]
    public static async Task<AddBookPayload> AddBookAsync(AddBookInput input, Shelf shelf, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (input.Title.Length == 0)
            return new(null, [new AddBookError.TitleMissing("A book has a title.")]);
        if (shelf.Books.Exists(b => b.Isbn == input.Isbn))
            return new(null, [new AddBookError.IsbnTaken("There is such a book.", input.Isbn)]);
        var book = new Book(new Guid(99, 0, 0, new byte[8]), input.Title, input.AuthorId, input.Isbn, input.Genre, input.PublishedAt)
        {
            Tags = input.Tags ?? [],
        };
        shelf.Books.Add(book);
        return new(book, null);
    }
}

public sealed record AddBookInput(
    string Title, [property: ID<Author>] int AuthorId, Isbn Isbn, DateTimeOffset PublishedAt, Genre Genre = Genre.Novel)
{
    public IReadOnlyList<string>? Tags { get; init; }
}

public sealed record AddBookPayload(Book? Book, IReadOnlyList<AddBookError>? Errors);

public abstract record AddBookError(string Message) : IError
{
    [GraphQLName("TitleMissingError")]
    public sealed record TitleMissing(string Message) : AddBookError(Message);

    [GraphQLName("IsbnTakenError")]
    public sealed record IsbnTaken(string Message, Isbn Isbn) : AddBookError(Message);
}
