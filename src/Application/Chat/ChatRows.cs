using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Chat;

/// <param name="Model">The generator's, as clients call it.</param>
/// <param name="Asset">Whose base model it is; null where the caller named the model itself.</param>
public sealed record ChatSessionRow(Guid Id, string Title, string Model, AssetId? Asset, DateTimeOffset CreatedAt);

/// <param name="Length">UTF-16 units.</param>
/// <param name="Chunks">Windows that it was cut into.</param>
public sealed record ChatDocumentRow(Guid Id, Guid Session, string Title, int Length, long Chunks, DateTimeOffset CreatedAt);

/// <param name="Number">In its session, from 1.</param>
/// <param name="Role">"user" or "assistant".</param>
/// <param name="Body">Of an answer that runs: as far as it has come.</param>
public sealed record ChatMessageRow(
    Guid Id, Guid Session, int Number, string Role, string Body, ChatStatus Status, string? ErrorCode,
    IReadOnlyList<ChatCitation> Citations, long? PromptTokens, long? CompletionTokens, bool? IsEstimate,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);

/// <summary>A window of a document that the model was shown.</summary>
/// <param name="Number">As the answer cites it.</param>
/// <param name="Start">In UTF-16 units of the document, as Length.</param>
/// <param name="Score">Its cosine to the question.</param>
public sealed record ChatCitation(int Number, Guid Document, string Title, int Start, int Length, float Score);

/// <summary>Where a message stands. Stored by name in lower case; change only by adding.</summary>
public enum ChatStatus
{
    Said,
    Waiting,
    Running,
    Complete,
    Failed,
    Stopped,
}
