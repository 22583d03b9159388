using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.Models;

/// <summary>From a published version to a model that can be found and used.</summary>
[MutationType]
public static partial class ModelMutations
{
    /// <summary>
    /// Reads the newest version of an asset as a model, so that it can be searched by what it is; with a test, it is offered for inference
    /// once a worker has passed that. Needs level EDIT_DATA. May be repeated with another test.
    /// </summary>
    [Authorize(Policies.Upload)]
    [Cost(50)]
    public static async Task<RegisterModelPayload> RegisterModelAsync(
        RegisterModelInput input, ClaimsPrincipal user, RegisterPublishedModel register, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        if (!StorableText.Is(input.Test?.Input.Text ?? "") || !StorableText.Is(input.Test?.Expected.GetRawText() ?? ""))
            return Refuse(new RegisterModelError.ModelTestInvalidError(
                "INVALID_TEXT", "The test holds a character that cannot be stored."));
        var command = new RegisterPublishedModel.Command(
            user.RequiredAccount(), input.IdempotencyKey, AssetKey.Parse(input.AssetId), input.Version,
            input.Test?.ToVector(input.IdempotencyKey));
        try
        {
            return await register.HandleAsync(command, cancellationToken) switch
            {
                Result<CommandAnswer, ModelRegistrationRefusal>.Ok ok => new RegisterModelPayload(
                    command.Test is null ? null : RegisterPublishedModel.JobOf(command), Receipts.Of(ok.Value), null),
                Result<CommandAnswer, ModelRegistrationRefusal>.Refused no => Refuse(RegisterModelError.From(no.Refusal)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (ChainBehindException)
        {
            throw Unavailable.Chain(http); // Who may register is not known now.
        }
    }

    private static RegisterModelPayload Refuse(RegisterModelError error) => new(null, null, [error]);
}
