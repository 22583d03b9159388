using NeuraNft.Application.Chat;
using NeuraNft.Domain;

namespace NeuraNft.Api.Chat;

/// <summary>A talk of the caller's with a model, seen by its account alone.</summary>
/// <param name="Id">For the fields of chats.</param>
/// <param name="Model">The generator's, as the operator calls it; of an asset: its base model.</param>
public sealed record ChatSession(
    Guid Id, string Title, string Model, [property: GraphQLIgnore] string? AssetKey, DateTimeOffset CreatedAt)
{
    internal static ChatSession From(ChatSessionRow row) =>
        new(row.Id, row.Title, row.Model, row.Asset is { } a ? $"{a.Contract}/{a.TokenId}" : null, row.CreatedAt);
}

/// <summary>A text that answers of a session may quote.</summary>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Chunks">Windows that it was cut into.</param>
public sealed record ChatDocument(Guid Id, string Title, int Length, int Chunks, DateTimeOffset AddedAt)
{
    internal static ChatDocument From(ChatDocumentRow row) => new(row.Id, row.Title, row.Length, (int)row.Chunks, row.CreatedAt);
}

/// <summary>A model that chats, and completions, may name.</summary>
/// <param name="ContextTokens">Of prompt and answer together.</param>
/// <param name="PromptPrice">Of 1,000 tokens that it reads, in yoctoNEAR; "0" is free.</param>
/// <param name="CompletionPrice">Of 1,000 tokens that it writes.</param>
public sealed record ChatModel(string Name, int ContextTokens, Yocto PromptPrice, Yocto CompletionPrice);
