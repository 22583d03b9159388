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
        using var tour = new MarketTour(chain, new GraphQLCaller(http), register, SampleModel.In(RepositoryFolder.Find()));
        return await new MainJobRun(console).RunAsync(tour.Steps, app.Lifetime.ApplicationStopping);
    }
}
