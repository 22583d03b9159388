using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Crash.Children;

/// <summary>Answers in chats, without an end and a few at once, until it is killed.</summary>
internal static class AnswerProgram
{
    public const string Name = "answer";
    public const string Network = "testnet";
    public const string Model = "endless";

    public static IOptions<ChatOptions> Chat { get; } = Options.Create(new ChatOptions());

    public static IOptions<ChainOptions> Chain { get; } = Options.Create(new ChainOptions { Network = Network });

    public static IOptions<GenerationOptions> Generation { get; } = Options.Create(new GenerationOptions { PaidTo = "payee.test" });

    public static async Task<int> RunAsync()
    {
        await using var db = ChildProcess.DataSource();
        await using var store = MarketStore.Create(db, TimeProvider.System);
        var (generator, bell, time) = (new Endless(), new ChatBell(TimeProvider.System), TimeProvider.System);
        var (queue, money) = (new ChatQueue(db, Chat, time), new GenerationMoney(store, db, Generation, time));
        var answer = new AnswerChat(
            queue, new ChatRetrieval(db, Chat), new ChatModels(null!, generator), new ChatMoney(money, Generation),
            new GenerationUsage(store, money, Chain, time), bell, Chat, Generation, time, generator);
        using var service = new ChatService(queue, answer, bell, Chat, time, NullLogger<ChatService>.Instance);
        await service.StartAsync(CancellationToken.None);
        await ChildProcess.ParentGoneAsync();
        await service.StopAsync(CancellationToken.None);
        return 0;
    }

    /// <summary>A word now and then until it is stopped, which takes it a while.</summary>
    private sealed class Endless : ITextGenerator
    {
        public IReadOnlyList<GeneratorModel> Models =>
            [new(Model, 2000) { Price = new GenerationPrice(Yocto.Parse("1000"), Yocto.Parse("2000")) }];

        public async IAsyncEnumerable<GeneratedPart> GenerateAsync(
            GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                yield return new GeneratedPart.Text("Words. ");
                await Task.Delay(20, CancellationToken.None);
            }

            await Task.Delay(Random.Shared.Next(0, 100), CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
