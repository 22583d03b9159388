using NeuraNft.Api.Embedded;
using NeuraNft.Application.Models;
using Spectre.Console;

namespace NeuraNft.Api.MainJob;

/// <summary>Runs the main job against the started API, as a client of its public door.</summary>
internal static class MainJobHost
{
    public static async Task<bool> RunAsync(WebApplication app, LocalChain chain, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(
            $"[bold]NeuraNft[/] – PostgreSQL, chain ([grey]{chain.Rpc}[/]), contract [grey]{chain.Contract}[/], API and worker are up.");
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var register = app.Services.GetRequiredService<RegisterModel>();
        var (api, sample) = (new GraphQLCaller(http), SampleModel.In(RepositoryFolder.Find()));
        using var market = new MarketTour(chain, api, register, sample);
        using var vault = new SealedTour(chain, api, http, register, sample);
        using var tour = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping);
        // Others work at the same time: the market is open when the walk is over.
        var seeds = new MarketSeeds(chain, api, register, Path.Combine(RepositoryFolder.Find(), "src", "InferenceWorker", "samples"))
            .RunAsync(tour.Token);
        Step open = new("See what others brought to the market meanwhile: for sale, for lease, on auction, free to try", _ => seeds);
        try
        {
            return await new MainJobRun(console).RunAsync([.. market.Steps, .. vault.Steps, open], tour.Token);
        }
        finally
        {
            // A walk that failed ends theirs too, before what they work with is gone.
            await tour.CancelAsync();
            await ((Task)seeds).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
