using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NeuraNft.Application.Chat;

/// <summary>Works off the answers that wait, a few at once.</summary>
internal sealed partial class ChatService(
    ChatQueue queue, AnswerChat answer, ChatBell bell, IOptions<ChatOptions> options, TimeProvider time, ILogger<ChatService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Concurrency).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.TakeAsync(stoppingToken) is { } due)
                    await answer.HandleAsync(due, stoppingToken);
                else
                    await bell.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: a loop that ends leaves the node with one fewer for good.
                Failed(log, failure);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(7101, LogLevel.Error, "An answer could not be worked on.")]
    private static partial void Failed(ILogger log, Exception failure);
}
