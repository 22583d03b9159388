using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Transactions;

/// <summary>
/// What a collection is to say. Of a change, null leaves what there is, an empty text and a context window of 0 clear it.
/// </summary>
public sealed record CollectionTexts(
    string? Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image, string? Description, Minting? Minting,
    Royalty? Royalty)
{
    internal CollectionDetails Over(CollectionDetails was) => new(
        Name ?? was.Name, Text(KindHint, was.KindHint),
        ContextWindow switch { null => was.ContextWindow, 0 => null, _ => ContextWindow },
        Text(BaseModel, was.BaseModel), Text(Image, was.Image), Text(Description, was.Description), Minting ?? was.Minting,
        Royalty ?? was.Royalty);

    private static string? Text(string? given, string? was) => given switch { null => was, "" => null, _ => given };
}
