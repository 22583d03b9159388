using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.History;
using NeuraNft.Application.Chat;

namespace NeuraNft.Api.Chat;

/// <summary>An answer as it comes.</summary>
/// <param name="Text">What is new.</param>
/// <param name="To">Where it ends in the answer: hand it back as after.</param>
/// <param name="ErrorCode">Why it failed, if it did.</param>
public sealed record ChatAnswerPart(string Text, int To, ChatMessageStatus Status, string? ErrorCode) : IResumableEvent
{
    [GraphQLIgnore]
    public string ResumePosition => To.ToString(CultureInfo.InvariantCulture);

    internal bool IsLast => Status is ChatMessageStatus.Complete or ChatMessageStatus.Failed or ChatMessageStatus.Stopped;
}

[SubscriptionType]
public static partial class ChatSubscriptions
{
    // Another node may be the one that answers.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// An answer's text from a place that was seen before, as it comes, until it has ended. Each part begins where the one before ended.
    /// Another's is NOT_FOUND.
    /// </summary>
    /// <param name="id">Of the answer.</param>
    /// <param name="after">How much of it was seen: "to" of the last part. Default 0: from its beginning.</param>
    [Subscribe, Authorize(Policies.Generate)]
    public static async IAsyncEnumerable<ChatAnswerPart> ChatAnswerAsync(
        Guid id, [DefaultValue(0)] int after, ClaimsPrincipal user, ChatTables chats, ChatBell bell,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (account, at, seen) = (user.RequiredAccount(), Math.Max(0, after), (ChatMessageStatus?)null);
        while (true)
        {
            if (await chats.TailAsync(account, id, at, cancellationToken) is not var (text, to, stored, error))
            {
                if (seen is null)
                    throw EntityHistoryQueries.NotFound();
                yield break; // It was removed meanwhile.
            }
            var part = new ChatAnswerPart(text, Math.Max(at, to), (ChatMessageStatus)stored, error);
            if (part.Status != seen || text.Length > 0)
                yield return part;
            if (part.IsLast)
                yield break;
            (at, seen) = (part.To, part.Status);
            await bell.WaitAsync(Look, cancellationToken);
        }
    }
}
