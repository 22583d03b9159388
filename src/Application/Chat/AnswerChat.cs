using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>One answer: sources, prompt, the generator's words as they come, and what is written down of it.</summary>
internal sealed class AnswerChat(
    ChatQueue queue, ChatRetrieval retrieval, ChatModels models, ChatMoney money, GenerationUsage usage, ChatBell bell,
    IOptions<ChatOptions> options, IOptions<GenerationOptions> generation, TimeProvider time, ITextGenerator? generator = null)
{
    /// <summary>The question, or what it is asked with, is larger than the model's window.</summary>
    public const string TooLong = "PROMPT_TOO_LONG";

    /// <summary>The operator runs the model no more.</summary>
    public const string ModelGone = "MODEL_GONE";

    /// <summary>The account has less than the answer can cost.</summary>
    public const string NotPaid = "INSUFFICIENT_BALANCE";

    private const int SaltBytes = 32;

    // More often than a reader sees, less often than a token comes.
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(80);

    // Of one that runs no more this fails, and with it the charge. One that its account removed is charged.
    private const string Finish = """
        update chat_message set status = case status when 'running' then $2 end, body = $3, prompt_tokens = $4, completion_tokens = $5,
            is_estimate = $6, salt = $7, finished_at = $8
        where id = $1
        """;

    public async Task HandleAsync(ChatQueue.Due due, CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(due, cancellationToken);
        }
        catch (GenerationException failed)
        {
            await FailAsync(due, failed.Code);
        }
        catch (EmbeddingException)
        {
            await FailAsync(due, GenerationException.Unavailable);
        }
        catch (OperationCanceledException)
        {
            await FailAsync(due, ChatQueue.Interrupted);
        }
        catch (Exception)
        {
            // Whoever works off the queue tells of it; who waits for the answer need not wait until its lease is over.
            await FailAsync(due, ChatQueue.Interrupted);
            bell.Ring();
            throw;
        }
        bell.Ring();
    }

    // First the money: a failure that is seen is one that costs nothing. What a crash leaves between both is swept.
    private async Task FailAsync(ChatQueue.Due due, string code)
    {
        await money.RefundAsync(due.Account, due.Answer, code, CancellationToken.None);
        await queue.FailAsync(due.Answer, code, CancellationToken.None);
    }

    private async Task AnswerAsync(ChatQueue.Due due, CancellationToken cancellationToken)
    {
        var talk = await queue.TalkAsync(due, cancellationToken);
        if (models.Find(due.Model) is not { } model || generator is null)
            throw new GenerationException(ModelGone, "The model is not configured any more.");
        // As a rule it is, since the question came.
        if (await money.HoldAsync(due.Account, due.Answer, model, cancellationToken) is not null)
            throw new GenerationException(NotPaid, "The balance is too low.");
        var question = talk[^1].Content;
        var sources = await retrieval.FindAsync(due.Session, question, cancellationToken);
        var prompt = ChatPrompt.Of(
                options.Value.Instructions, [.. talk.SkipLast(1)], [.. sources.Select(s => (s.Citation.Title, s.Text))], question,
                model.ContextTokens, generation.Value.MaxOutputTokens)
            ?? throw new GenerationException(TooLong, "The question does not fit.");
        await queue.CiteAsync(due.Answer, sources.Take(prompt.Sources).Select(s => s.Citation), cancellationToken);
        if (await queue.TakeTimeToStopAsync(due.Answer, cancellationToken))
        {
            await money.RefundAsync(due.Account, due.Answer, ChatQueue.Stopped, cancellationToken);
            await queue.StopAsync(due.Answer, cancellationToken);
            return;
        }
        var answer = new StringBuilder();
        // Ends the generator where nobody wants the answer any more.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wish = new AnswerWish(queue, bell, time, due.Answer, stop);
        var watch = wish.WatchAsync();
        try
        {
            var request = new GenerationRequest(model.Name, prompt.Messages, prompt.MaxTokens);
            var counted = await StreamAsync(generator, request, answer, wish, stop);
            await FinishAsync(
                due, model, question, answer.ToString(), counted ?? TokenUsage.Estimated(prompt.Messages, answer.ToString()),
                ChatStatus.Complete, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Stopped, or removed, by its account while it came: what had come is paid. (Else its lease was lost, and it failed.)
            var used = TokenUsage.Estimated(prompt.Messages, answer.ToString());
            if (await queue.TakeTimeToStopAsync(due.Answer, cancellationToken))
            {
                await FinishAsync(due, model, question, answer.ToString(), used, ChatStatus.Stopped, cancellationToken);
                return;
            }
            if (await queue.IsGoneAsync(due.Answer, cancellationToken))
                await usage.RecordAsync(due.Account, due.Answer, model, used, commitment: null, rows: null, cancellationToken);
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await watch;
        }
    }

    private async Task<TokenUsage?> StreamAsync(
        ITextGenerator by, GenerationRequest request, StringBuilder answer, AnswerWish wish, CancellationTokenSource stop)
    {
        var (pending, flushed) = (new StringBuilder(), 0L);
        await using var parts = new RunningParts(by.GenerateAsync(request, stop.Token).GetAsyncEnumerator(stop.Token), stop);
        while (true)
        {
            var next = parts.MoveNextAsync();
            var rest = Flush - time.GetElapsedTime(flushed);
            if (pending.Length > 0 && !next.IsCompleted && rest > TimeSpan.Zero)
                await Task.WhenAny(next, Task.Delay(rest, time, stop.Token));
            // A timer may come a little early: who is silent is not waited for with words in hand.
            if (pending.Length > 0 && (!next.IsCompleted || time.GetElapsedTime(flushed) >= Flush))
                flushed = await wish.FlushAsync(pending);
            if (!await next)
                throw new GenerationException(GenerationException.Cut, "The answer has no end.");
            if (parts.Current is GeneratedPart.End end)
            {
                await wish.FlushAsync(pending);
                stop.Token.ThrowIfCancellationRequested();
                return end.Usage;
            }
            // What PostgreSQL cannot keep is not kept. (Half of a surrogate pair is no JSON: the protocols refuse it.)
            var text = ((GeneratedPart.Text)parts.Current).Value.Replace("\0", "", StringComparison.Ordinal);
            answer.Append(text);
            pending.Append(text);
        }
    }

    private async Task FinishAsync(
        ChatQueue.Due due, GeneratorModel model, string question, string answer, TokenUsage counted, ChatStatus status,
        CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        try
        {
            await usage.RecordAsync(
                due.Account, due.Answer, model, counted, CommitmentTo(salt, question, answer),
                (session, now) => session.Queue(
                    Finish, due.Answer, ChatTables.Stored(status), answer, counted.Prompt, counted.Completion, counted.IsEstimate, salt,
                    now),
                cancellationToken);
        }
        catch (PostgresException late) when (ChatQueue.IsEnded(late))
        {
            await FailAsync(due, ChatQueue.Interrupted);
        }
    }

    /// <summary>SHA-256 of the salt and the SHA-256 of each of both.</summary>
    internal static string CommitmentTo(byte[] salt, string question, string answer) => Convert.ToHexStringLower(SHA256.HashData(
        [.. salt, .. SHA256.HashData(Encoding.UTF8.GetBytes(question)), .. SHA256.HashData(Encoding.UTF8.GetBytes(answer))]));
}
