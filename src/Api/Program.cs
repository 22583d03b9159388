using Neura.Database;
using NeuraNft.Api;
using NeuraNft.Api.Audit;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using Spectre.Console;

PlainOutput.WhenRedirected(AnsiConsole.Console);
var once = args.Contains("--once");
using var workspace = once ? new TemporaryFolder() : null;
var builder = WebApplication.CreateBuilder([.. args.Where(a => a != "--once")]);
builder.Configuration.AddDefaults(workspace);
try
{
    if (WitnessHost.IsAlone(builder.Configuration))
    {
        await using var witness = WitnessHost.Build(builder);
        await witness.RunAsync();
        return 0;
    }
    await using var embedded = await EmbeddedParts.StartAsync(builder.Configuration, CancellationToken.None);
    builder.Configuration.AddInMemoryCollection(embedded.Settings);

    builder.Services.AddMarket(builder.Configuration).AddLocalChain(embedded.Chain);

    await using var app = builder.Build();
    await Migrations.ApplyAsync(app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), CancellationToken.None);
    app.UseApi();
    await app.StartWholeAsync();

    var held = embedded.Chain is null || await MainJobHost.RunAsync(app, embedded.Chain, AnsiConsole.Console);
    if (!once)
    {
        AnsiConsole.MarkupLineInterpolated($"The market: [link]{app.Urls.First()}/[/]");
        AnsiConsole.MarkupLineInterpolated($"GraphQL: [link]{app.Urls.First()}/graphql[/]   (end with Ctrl+C)");
        await app.WaitForShutdownAsync();
    }
    await app.StopAsync();
    return held || !once ? 0 : 1;
}
catch (Exception e) when (StartFailure.Explain(e) is { } sentence)
{
    AnsiConsole.MarkupLineInterpolated($"[red]{sentence}[/]");
    return 2;
}
