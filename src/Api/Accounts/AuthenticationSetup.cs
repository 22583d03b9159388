using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using NeuraNft.Api.Accounts.Sessions;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.Sessions;

namespace NeuraNft.Api.Accounts;

/// <summary>Access tokens and API keys, who may do what with them, and the secrets behind them.</summary>
internal static class AuthenticationSetup
{
    private const string Either = "NeuraNft";

    public static IServiceCollection AddMarketAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(Either)
            .AddBearerToken()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null)
            .AddPolicyScheme(Either, displayName: null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString() is var header
                && header.StartsWith(Credentials.Scheme, StringComparison.OrdinalIgnoreCase)
                && Credentials.IsApiKey(header[Credentials.Scheme.Length..])
                    ? ApiKeyHandler.SchemeName
                    : BearerTokenDefaults.AuthenticationScheme);
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<AccessTokens>().AddSingleton<Credentials>();
        services.AddSingleton(p => new SessionCookie(p.GetRequiredService<IHttpContextAccessor>()));
        services.AddHostedService<EndedCredentialsService>();
        services.AddSecrets(configuration["DataProtection:Folder"]);
        return services;
    }

    private static void AddSecrets(this IServiceCollection services, string? folder)
    {
        var protection = services.AddDataProtection().SetApplicationName("NeuraNft");
        if (folder is not null)
            protection.PersistKeysToFileSystem(PrivateFolder.Make(folder));
        services.AddSingleton(_ => new ServerSecret(PrivateFolder.Secret(
            folder ?? throw new InvalidOperationException("DataProtection:Folder is not set."), "server-secret", ServerSecret.Size)));
    }
}
