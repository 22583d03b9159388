using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Inferences;
using NeuraNft.Application;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.OpenAi;

/// <summary>
/// Texts turned into vectors by a model of the market: each text is an inference like any other, asked for by the caller's right, and
/// counted and charged as one. Where one fails, or nobody waits any more, the others are cancelled and cost nothing.
/// </summary>
internal sealed partial class AssetEmbedding(
    AssetQueries assets, RequestInference request, JobLog jobs, IOptions<OpenAiOptions> options, TimeProvider time,
    ILogger<AssetEmbedding> log)
{
    /// <summary>Tasks of models that make vectors of texts, as publishers name them.</summary>
    public static readonly IReadOnlyList<string> Tasks = ["text-embedding", "feature-extraction", "sentence-similarity"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // How often the same key may ask again for what failed.
    private const int Rounds = 16;

    /// <param name="Price">What the caller agrees to pay for each text.</param>
    /// <param name="Key">The caller's: the same texts under it are the same runs, unless they came to nothing. Null: they are new.</param>
    public sealed record Request(Account Account, AssetId Asset, IReadOnlyList<string> Texts, Yocto Price, string? Key);

    public async Task<IReadOnlyList<float[]>> EmbedAsync(Request wanted, CancellationToken cancellationToken)
    {
        if (wanted.Texts.Count > options.Value.MaxJobs)
            throw new OpenAiException(OpenAiError.Invalid($"A model of the market takes {options.Value.MaxJobs} texts at once.", "input"));
        if (await assets.FindAsync(wanted.Asset, cancellationToken) is not { Burnt: false, Task: { } task } || !Tasks.Contains(task))
            throw new OpenAiException(OpenAiError.ModelNotFound);
        using var deadline = new CancellationTokenSource(options.Value.JobDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var asked = new List<Guid>();
        try
        {
            for (var i = 0; i < wanted.Texts.Count; i++)
                await AskAsync(wanted, i, asked, either.Token);
            var vectors = new List<float[]>();
            foreach (var job in asked)
                vectors.Add(await AnswerAsync(job, either.Token));
            return vectors;
        }
        catch (Exception failure)
        {
            await CancelAsync(wanted.Account, asked);
            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new OpenAiException(new OpenAiError(504, "deadline_exceeded", "The model took too long.", "server_error"));
            throw;
        }
    }

    private async Task AskAsync(Request wanted, int index, List<Guid> asked, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var key = wanted.Key is { } given ? KeyOf(given, index, round) : Guid.CreateVersion7(time.GetUtcNow());
            var command = new RequestInference.Command(
                wanted.Account, key, wanted.Asset, "text", JsonSerializer.Serialize(wanted.Texts[index])) { ExpectedPrice = wanted.Price };
            var job = RequestInference.JobOf(wanted.Account, key);
            // Before it is: who is told of a failure does not know whether the log has it.
            asked.Add(job);
            var answer = await request.HandleAsync(command, cancellationToken);
            if (answer is Result<InferenceReceipt, InferenceRefusal>.Refused no)
            {
                asked.Remove(job);
                throw new OpenAiException(ErrorOf(no.Refusal));
            }
            var receipt = ((Result<InferenceReceipt, InferenceRefusal>.Ok)answer).Value;
            if (!receipt.Replayed
                || await jobs.FindAsync(job, cancellationToken) is not (InferenceState.Failed or InferenceState.Cancelled))
                return;
            // It came to nothing, and cost nothing: the same request asks once more.
            asked.Remove(job);
        }

        throw new OpenAiException(OpenAiError.KeyReused);
    }

    private static Guid KeyOf(string key, int index, int round) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"embeddings/{index}/{round}/{key}")).AsSpan(0, 16));

    // Its price comes back. A run that has ended stays as it is.
    private async Task CancelAsync(Account account, List<Guid> asked)
    {
        foreach (var job in asked)
        {
            try
            {
                await jobs.CancelAsync(job, account, CancellationToken.None);
            }
            catch (Exception failure)
            {
                NotCancelled(log, failure, job);
            }
        }
    }

    // Who may not use it learns no more than who names what is not there.
    private static OpenAiError ErrorOf(InferenceRefusal refusal) => refusal switch
    {
        InferenceRefusal.InputTooLarge r => OpenAiError.Invalid($"A text has {r.Limit} bytes at most.", "input"),
        InferenceRefusal.PriceChanged r => new(
            402, "price_not_agreed", $"A text costs {r.Actual} yoctoNEAR: agree by the header {AgreedPrice.MaxPrice}.",
            "payment_required"),
        InferenceRefusal.InsufficientBalance r => new(
            402, "insufficient_balance", $"It costs {r.Needed} yoctoNEAR; {r.Available} are there.", "payment_required"),
        InferenceRefusal.QuotaExceeded r => new(
            429, "quota_exceeded", $"Your level has {r.Limit} runs in that time.", "rate_limit_error"),
        InferenceRefusal.AlreadyRequested => OpenAiError.KeyReused,
        // Only who may use it comes so far.
        InferenceRefusal.NotOffered r => new(
            409, "model_not_offered", RequestInferenceError.ModelNotOfferedError.From(r.Why).Message, Param: "model"),
        _ => OpenAiError.ModelNotFound,
    };

    private async Task<float[]> AnswerAsync(Guid job, CancellationToken cancellationToken)
    {
        for (; ; await Task.Delay(Pause, time, cancellationToken))
            switch (await jobs.FindAsync(job, cancellationToken))
            {
                case InferenceState.Completed done:
                    return VectorOf(done.Result.Output)
                        ?? throw new OpenAiException(new OpenAiError(502, "no_vector", "The model gave no vector.", "server_error"));
                case InferenceState.Failed failed:
                    throw new OpenAiException(new OpenAiError(
                        502, "inference_failed", $"The model failed with {failed.Code}.", "server_error"));
                case InferenceState.Cancelled:
                    throw new OpenAiException(OpenAiError.ModelNotFound);
            }
    }

    /// <summary>The answer's "embedding", or else its first tensor, if that is one row of floats.</summary>
    internal static float[]? VectorOf(string output)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        if (answer.TryGetProperty("embedding", out var embedding) && embedding.ValueKind == JsonValueKind.Array)
            return Floats(embedding);
        return answer.TryGetProperty("tensors", out var tensors) && tensors.ValueKind == JsonValueKind.Array && tensors.GetArrayLength() > 0
            && tensors[0] is var first && first.GetProperty("type").GetString() == "float" && !first.GetProperty("truncated").GetBoolean()
            && first.GetProperty("shape").EnumerateArray().SkipLast(1).All(d => d.GetInt64() == 1)
                ? Floats(first.GetProperty("values"))
                : null;
    }

    private static float[]? Floats(JsonElement values) =>
        values.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number)
            ? [.. values.EnumerateArray().Select(v => v.GetSingle())]
            : null;

    [LoggerMessage(7151, LogLevel.Warning, "The run {Job}, which nobody waits for, was not cancelled.")]
    private static partial void NotCancelled(ILogger log, Exception failure, Guid job);
}
