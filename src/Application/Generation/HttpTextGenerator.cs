using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace NeuraNft.Application.Generation;

/// <summary>
/// A generator behind the operator's address. Before the first part it is asked again a few times; after it never, for what has been said
/// would be said twice. Silence, size and concurrency are bounded; nothing of a foreign error message is passed on.
/// </summary>
public sealed class HttpTextGenerator : ITextGenerator, IDisposable
{
    public const string Client = "generation";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly IHttpClientFactory clients;
    private readonly GenerationOptions options;
    private readonly TimeProvider time;
    private readonly IGenerationProtocol protocol;
    private readonly SemaphoreSlim room;
    private readonly string? key;

    public HttpTextGenerator(IHttpClientFactory clients, IOptions<GenerationOptions> options, TimeProvider time)
    {
        (this.clients, this.options, this.time) = (clients, options.Value, time);
        protocol = this.options.Kind == GenerationKind.Ollama ? new OllamaProtocol() : new OpenAiProtocol();
        room = new SemaphoreSlim(this.options.Concurrency);
        key = this.options.KeyFile is { } file ? File.ReadAllText(file).Trim() : null;
        Models = [.. this.options.Models.Select(m => m.ToModel())];
    }

    public IReadOnlyList<GeneratorModel> Models { get; }

    public void Dispose() => room.Dispose();

    public async IAsyncEnumerable<GeneratedPart> GenerateAsync(
        GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await room.WaitAsync(TimeSpan.Zero, cancellationToken))
            throw new GenerationException(GenerationException.Busy, "As many answers are being generated as may be at once.");
        try
        {
            using var silence = new CancellationTokenSource(options.Silence, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
            using var response = await Guard(() => AskAsync(request, silence, either.Token), silence, cancellationToken);
            await using var body = new BoundedStream(
                await Guard(() => response.Content.ReadAsStreamAsync(either.Token), silence, cancellationToken), options.MaxAnswerBytes);
            await using var parts = protocol.ReadAsync(body, either.Token).GetAsyncEnumerator(either.Token);
            while (await Guard(() => parts.MoveNextAsync().AsTask(), silence, cancellationToken))
            {
                silence.CancelAfter(options.Silence);
                yield return parts.Current;
                if (parts.Current is GeneratedPart.End)
                    yield break;
            }
            throw new GenerationException(GenerationException.Cut, "The generator's answer ended before its end.");
        }
        finally
        {
            room.Release();
        }
    }

    private async Task<HttpResponseMessage> AskAsync(
        GenerationRequest request, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (failure, pause) = ((HttpRequestException?)null, FirstPause * Math.Pow(2, attempt));
            try
            {
                var response = await SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                    return response;
                using (response)
                {
                    var refusal = RefusalOf(response.StatusCode);
                    if (refusal.Code == GenerationException.Refused || attempt == options.Retries)
                        throw refusal;
                    pause = response.Headers.RetryAfter?.Delta is { } asked && asked < LongestPause ? asked : pause;
                }
            }
            catch (HttpRequestException unreachable)
            {
                failure = unreachable;
            }
            if (failure is not null && attempt == options.Retries)
                throw new GenerationException(GenerationException.Unavailable, "The generator cannot be reached.", failure);
            await Task.Delay(pause, time, cancellationToken);
            silence.CancelAfter(options.Silence);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        var upstream = options.Models.First(m => m.Name == request.Model);
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{options.Url!.ToString().TrimEnd('/')}/{protocol.Path}")
        {
            Content = JsonContent.Create(protocol.Body(request, upstream.Upstream ?? upstream.Name)),
        };
        if (key is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await clients.CreateClient(Client).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static GenerationException RefusalOf(HttpStatusCode status) => (int)status switch
    {
        429 => new GenerationException(GenerationException.Busy, "The generator has too much to do: try again later."),
        >= 500 => new GenerationException(GenerationException.Unavailable, $"The generator failed with status {(int)status}."),
        _ => new GenerationException(GenerationException.Refused, $"The generator refused with status {(int)status}."),
    };

    private async Task<T> Guard<T>(Func<Task<T>> step, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        try
        {
            return await step();
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GenerationException(GenerationException.Slow, $"The generator was silent for {options.Silence.TotalSeconds:0.#} s.");
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            throw new GenerationException(GenerationException.Cut, "The generator's answer was cut off.", cut);
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new GenerationException(GenerationException.Garbage, "The generator's answer is not of its protocol.", garbage);
        }
    }
}
