using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace NeuraNft.Api.RateLimits;

/// <summary>Puts the limits into the pipeline: addresses before anybody is recognised, accounts after.</summary>
internal static class RateLimitSetup
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.TrustedProxies.All(IsProxy), "RateLimits:TrustedProxies names what is neither an address nor a network.")
            .ValidateOnStart();
        services.AddSingleton<CallerLimits>();
        services.AddScoped(p =>
            new LoginTurn(p.GetRequiredService<CallerLimits>(), p.GetRequiredService<IHttpContextAccessor>()));
        services.AddSingleton(p => new VisitorSeats(
            p.GetRequiredService<IHttpContextAccessor>(), p.GetRequiredService<CallerLimits>(),
            p.GetRequiredService<IOptions<RateLimitOptions>>(), p.GetRequiredService<TimeProvider>()));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<RateLimitOptions>>((forwarded, limits) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            // Loopback is trusted by default; here nobody is who is not named.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in limits.Value.TrustedProxies)
                if (System.Net.IPNetwork.TryParse(proxy, out var network))
                    forwarded.KnownIPNetworks.Add(network);
                else
                    forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            forwarded.ForwardLimit = null; // As far back as the named ones vouch for each other.
        });
        return services;
    }

    public static void UseAddressLimit(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseMiddleware<LimitRate>(LimitRate.ByAddress(app.Services.GetRequiredService<CallerLimits>()));
    }

    public static void UseAccountLimit(this WebApplication app) =>
        app.UseMiddleware<LimitRate>(LimitRate.ByAccount(app.Services.GetRequiredService<CallerLimits>()));

    private static bool IsProxy(string text) => System.Net.IPNetwork.TryParse(text, out _) || IPAddress.TryParse(text, out _);
}
