using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

[ObjectType<Book>]
public static partial class BookType
{
    [NodeResolver]
    public static Book? GetById(Guid id, Shelf shelf) => shelf.Books.Find(b => b.Id == id);

    public static async Task<Author?> GetAuthorAsync([Parent] Book book, AuthorById authors, CancellationToken cancellationToken) =>
        await authors.LoadAsync(book.AuthorId, cancellationToken);

    [ID<Author>]
    public static int GetAuthorId([Parent] Book book) => book.AuthorId;
}
