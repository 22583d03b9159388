using NeuraNft.Application.Chat;

namespace NeuraNft.Api.Chat;

/// <summary>What was said.</summary>
/// <param name="Number">In its session, from 1.</param>
/// <param name="Body">Of an answer that runs: as far as it has come.</param>
/// <param name="ErrorCode">Why an answer failed: GENERATOR_BUSY, GENERATOR_UNAVAILABLE, GENERATOR_CUT, GENERATOR_SLOW, …</param>
/// <param name="Citations">The parts of documents that the model was shown.</param>
/// <param name="Usage">Of a complete answer.</param>
public sealed record ChatMessage(
    Guid Id, int Number, ChatRole Role, string Body, ChatMessageStatus Status, string? ErrorCode,
    [property: ListSize(AssumedSize = 6)] IReadOnlyList<ChatCitation> Citations,
    ChatUsage? Usage, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    internal static ChatMessage From(ChatMessageRow row) => new(
        row.Id, row.Number, row.Role == "user" ? ChatRole.User : ChatRole.Assistant, row.Body, (ChatMessageStatus)row.Status, row.ErrorCode,
        [.. row.Citations.Select(c => new ChatCitation(c.Number, c.Document, c.Title, c.Start, c.Length, c.Score))],
        row is { PromptTokens: { } prompt, CompletionTokens: { } completion }
            ? new ChatUsage((int)prompt, (int)completion, row.IsEstimate ?? false)
            : null,
        row.CreatedAt, row.FinishedAt);
}

public enum ChatRole
{
    User,
    Assistant,
}

/// <summary>Where a message stands.</summary>
public enum ChatMessageStatus
{
    /// <summary>A question.</summary>
    Said = ChatStatus.Said,

    /// <summary>An answer that no node has begun.</summary>
    Waiting = ChatStatus.Waiting,

    Running = ChatStatus.Running,

    Complete = ChatStatus.Complete,

    /// <summary>What has come of it stays.</summary>
    Failed = ChatStatus.Failed,

    /// <summary>By its account. What had come of it stays.</summary>
    Stopped = ChatStatus.Stopped,
}

/// <summary>A part of a document that the model was shown.</summary>
/// <param name="Number">As the answer cites it: [1].</param>
/// <param name="Start">Where it begins in the document, in UTF-16 units.</param>
/// <param name="Score">Its cosine to the question.</param>
public sealed record ChatCitation(int Number, Guid DocumentId, string Title, int Start, int Length, float Score);

/// <summary>Tokens.</summary>
/// <param name="Estimated">The generator did not say, and they were counted here.</param>
public sealed record ChatUsage(int PromptTokens, int CompletionTokens, bool Estimated);
