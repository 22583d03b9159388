using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Generation;

namespace NeuraNft.Application.Tests.Generation;

public sealed class HttpTextGeneratorTests : IAsyncLifetime
{
    private readonly ServiceProvider clients = new ServiceCollection().AddHttpClient(HttpTextGenerator.Client)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).Services.BuildServiceProvider();

    private FakeGenerator fake = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => fake = await FakeGenerator.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await fake.DisposeAsync();
        await clients.DisposeAsync();
    }

    [Theory]
    [InlineData(GenerationKind.OpenAi)]
    [InlineData(GenerationKind.Ollama)]
    public async Task Answer_comes_in_parts_with_its_usage_and_the_key_is_sent(GenerationKind kind)
    {
        var parts = await AskAsync(kind, "echo");
        Text(parts).ShouldBe("You asked: why? — grüße 🙂 [1]");
        parts.Count.ShouldBeGreaterThan(3);
        parts[^1].ShouldBe(new GeneratedPart.End("stop", new TokenUsage(11, 7, IsEstimate: false)));
        var (body, authorization) = fake.Requests.Single();
        authorization.ShouldBe("Bearer secret-key");
        body.GetProperty("model").GetString().ShouldBe("echo", "as the generator calls it");
        body.GetProperty("messages").GetArrayLength().ShouldBe(2);
        body.GetProperty("stream").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(GenerationKind.OpenAi)]
    [InlineData(GenerationKind.Ollama)]
    public async Task Busy_generator_is_asked_again(GenerationKind kind)
    {
        Text(await AskAsync(kind, "busy-once")).ShouldStartWith("You asked");
        fake.AskedFor("busy-once").ShouldBe(2);
    }

    [Theory]
    [InlineData("busy", GenerationException.Busy, 3)]
    [InlineData("down", GenerationException.Unavailable, 3)]
    [InlineData("refuses", GenerationException.Refused, 1)]
    [InlineData("moved", GenerationException.Refused, 1)]
    public async Task Generator_that_does_not_begin_is_a_failure_with_a_code(string model, string code, int times)
    {
        foreach (var kind in (GenerationKind[])[GenerationKind.OpenAi, GenerationKind.Ollama])
        {
            var failure = await Should.ThrowAsync<GenerationException>(() => AskAsync(kind, model));
            failure.Code.ShouldBe(code);
            failure.Message.ShouldNotContain("secret");
        }
        fake.AskedFor(model).ShouldBe(2 * times);
    }

    [Theory]
    [InlineData("cut", GenerationException.Cut)]
    [InlineData("ends", GenerationException.Cut)]
    [InlineData("garbage", GenerationException.Garbage)]
    [InlineData("endless", GenerationException.Garbage)]
    [InlineData("fails", GenerationException.Unavailable)]
    [InlineData("slow", GenerationException.Slow)]
    public async Task Answer_that_breaks_off_is_not_begun_again(string model, string code)
    {
        foreach (var kind in (GenerationKind[])[GenerationKind.OpenAi, GenerationKind.Ollama])
        {
            var parts = new List<GeneratedPart>();
            var failure = await Should.ThrowAsync<GenerationException>(() => AskAsync(kind, model, parts));
            failure.Code.ShouldBe(code);
            failure.Message.ShouldNotContain("secret");
            parts.ShouldAllBe(p => p is GeneratedPart.Text);
        }
        fake.AskedFor(model).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_there_is_a_failure_with_a_code()
    {
        using var generator = Generator(GenerationKind.OpenAi, "echo", new Uri("http://127.0.0.1:1/v1"));
        (await Should.ThrowAsync<GenerationException>(() => ReadAsync(generator, "echo", []))).Code
            .ShouldBe(GenerationException.Unavailable);
    }

    [Fact]
    public async Task More_answers_than_may_be_at_once_are_refused()
    {
        using var generator = Generator(GenerationKind.OpenAi, "held", null);
        await using var first = generator.GenerateAsync(Request("held"), Ct).GetAsyncEnumerator(Ct);
        (await first.MoveNextAsync()).ShouldBeTrue();
        (await Should.ThrowAsync<GenerationException>(() => ReadAsync(generator, "held", []))).Code.ShouldBe(GenerationException.Busy);
        fake.Hold.SetResult();
        while (await first.MoveNextAsync())
        {
        }
        Text(await ReadAsync(generator, "held", [])).ShouldStartWith("You asked");
    }

    private async Task<List<GeneratedPart>> AskAsync(GenerationKind kind, string model, List<GeneratedPart>? parts = null)
    {
        using var generator = Generator(kind, model, null);
        return await ReadAsync(generator, "named " + model, parts ?? [], () => fake.Seen.Release());
    }

    private static async Task<List<GeneratedPart>> ReadAsync(
        HttpTextGenerator generator, string model, List<GeneratedPart> parts, Action? seen = null)
    {
        await foreach (var part in generator.GenerateAsync(Request(model), Ct))
        {
            parts.Add(part);
            if (parts.Count == 2 && model.EndsWith("cut", StringComparison.Ordinal))
                seen?.Invoke();
        }
        return parts;
    }

    private static GenerationRequest Request(string model) =>
        new(model, [new GenerationMessage("system", "Be brief."), new GenerationMessage("user", "why?")], 50);

    private static string Text(IEnumerable<GeneratedPart> parts) =>
        string.Concat(parts.OfType<GeneratedPart.Text>().Select(t => t.Value));

    private HttpTextGenerator Generator(GenerationKind kind, string model, Uri? url)
    {
        var key = Path.GetTempFileName();
        File.WriteAllText(key, "secret-key\n");
        var options = new GenerationOptions
        {
            Kind = kind, Url = url ?? (kind == GenerationKind.OpenAi ? new Uri(fake.Address, "/v1") : fake.Address), KeyFile = key,
            // Whoever is not silent on purpose has a minute, for a busy machine is.
            Silence = TimeSpan.FromSeconds(model == "slow" ? 4 : 60), MaxAnswerBytes = 1 << 18, Concurrency = 1,
        };
        options.Models.Add(new GeneratorModelOptions { Name = "named " + model, Upstream = model });
        options.Models.Add(new GeneratorModelOptions { Name = model });
        var generator = new HttpTextGenerator(
            clients.GetRequiredService<IHttpClientFactory>(), Options.Create(options), TimeProvider.System);
        File.Delete(key);
        return generator;
    }
}
