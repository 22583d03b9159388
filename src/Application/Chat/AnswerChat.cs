using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;

namespace NeuraNft.Application.Chat;

/// <summary>One answer: sources, prompt, the generator's words as they come, and what is written down of it.</summary>
internal sealed class AnswerChat(
    ChatQueue queue, ChatRetrieval retrieval, ChatModels models, GenerationUsage usage, ChatBell bell, IOptions<ChatOptions> options,
    IOptions<GenerationOptions> generation, TimeProvider time, ITextGenerator? generator = null)
{
    /// <summary>The question, or what it is asked with, is larger than the model's window.</summary>
    public const string TooLong = "PROMPT_TOO_LONG";

    /// <summary>The operator runs the model no more.</summary>
    public const string ModelGone = "MODEL_GONE";

    private const int SaltBytes = 32;

    // More often than a reader sees, less often than a token comes.
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(80);

    private const string Complete = """
        update chat_message set status = 'complete', prompt_tokens = $2, completion_tokens = $3, is_estimate = $4, salt = $5, finished_at = $6
        where id = $1 and status = 'running'
        """;

    public async Task HandleAsync(ChatQueue.Due due, CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(due, cancellationToken);
        }
        catch (GenerationException failed)
        {
            await queue.FailAsync(due.Answer, failed.Code, CancellationToken.None);
        }
        catch (EmbeddingException)
        {
            await queue.FailAsync(due.Answer, GenerationException.Unavailable, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await queue.FailAsync(due.Answer, ChatQueue.Interrupted, CancellationToken.None);
        }
        bell.Ring();
    }

    private async Task AnswerAsync(ChatQueue.Due due, CancellationToken cancellationToken)
    {
        var talk = await queue.TalkAsync(due, cancellationToken);
        if (models.Find(due.Model) is not { } model || generator is null)
            throw new GenerationException(ModelGone, "The model is not configured any more.");
        var question = talk[^1].Content;
        var sources = await retrieval.FindAsync(due.Session, question, cancellationToken);
        var prompt = ChatPrompt.Of(
                options.Value.Instructions, [.. talk.SkipLast(1)], [.. sources.Select(s => (s.Citation.Title, s.Text))], question,
                model.ContextTokens, generation.Value.MaxOutputTokens)
            ?? throw new GenerationException(TooLong, "The question does not fit.");
        await queue.CiteAsync(due.Answer, sources.Take(prompt.Sources).Select(s => s.Citation), cancellationToken);
        if (await StreamAsync(due, generator, new GenerationRequest(model.Name, prompt.Messages, prompt.MaxTokens), cancellationToken)
            is var (answer, counted))
            await CompleteAsync(due, question, answer, counted ?? TokenUsage.Estimated(prompt.Messages, answer), cancellationToken);
    }

    /// <returns>Null where nobody wants the answer any more.</returns>
    private async Task<(string Answer, TokenUsage? Usage)?> StreamAsync(
        ChatQueue.Due due, ITextGenerator by, GenerationRequest request, CancellationToken cancellationToken)
    {
        var (answer, pending, flushed) = (new StringBuilder(), new StringBuilder(), time.GetTimestamp());
        await foreach (var part in by.GenerateAsync(request, cancellationToken))
        {
            if (part is GeneratedPart.Text text)
            {
                // What PostgreSQL cannot keep is not kept. (Half of a surrogate pair is no JSON: the protocols refuse it.)
                answer.Append(text.Value.Replace("\0", "", StringComparison.Ordinal));
                pending.Append(text.Value.Replace("\0", "", StringComparison.Ordinal));
            }
            if (pending.Length > 0 && (part is GeneratedPart.End || time.GetElapsedTime(flushed) >= Flush))
            {
                if (!await queue.AppendAsync(due.Answer, pending.ToString(), cancellationToken))
                    return null;
                pending.Clear();
                flushed = time.GetTimestamp();
                bell.Ring();
            }
            if (part is GeneratedPart.End end)
                return (answer.ToString(), end.Usage);
        }
        throw new GenerationException(GenerationException.Cut, "The answer has no end.");
    }

    private Task CompleteAsync(
        ChatQueue.Due due, string question, string answer, TokenUsage counted, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return usage.RecordAsync(
            due.Account, due.Answer, due.Model, counted, CommitmentTo(salt, question, answer),
            (session, now) => session.Queue(Complete, due.Answer, counted.Prompt, counted.Completion, counted.IsEstimate, salt, now),
            cancellationToken);
    }

    /// <summary>SHA-256 of the salt and the SHA-256 of each of both.</summary>
    internal static string CommitmentTo(byte[] salt, string question, string answer) => Convert.ToHexStringLower(SHA256.HashData(
        [.. salt, .. SHA256.HashData(Encoding.UTF8.GetBytes(question)), .. SHA256.HashData(Encoding.UTF8.GetBytes(answer))]));
}
