using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Witnessing;

namespace NeuraNft.Api.Audit;

/// <summary>A process that is a witness and nothing else: it needs no database, no chain, and nobody of the market to run it.</summary>
internal static class WitnessHost
{
    public static bool IsAlone(IConfiguration configuration) =>
        configuration.GetSection(WitnessOptions.Section).GetValue<bool>(nameof(WitnessOptions.Alone));

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System).AddWitness(builder.Configuration);
        var app = builder.Build();
        app.MapWitness();
        app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
        return app;
    }
}
