using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using OrgAdmin.Capabilities;
using OrgAdmin.Core.Http;
using OrgAdmin.Core.Json;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.Providers.UData;

/// <summary>Logos. They are no field of an organization: they are uploaded as a form with a file.</summary>
internal sealed partial class UDataProvider
{
    // The picture lies on a server for pictures, often of another name. It gets a request of its own, without any credential.
    public async Task<byte[]> ReadLogoAsync(string address, OperationContext context)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out Uri? picture)
            || !(
                picture.Scheme == "https"
                || (picture.Scheme == "http" && Origin.IsLoopback(picture) && Origin.IsLoopback(_settings.Endpoint))
            )
        )
            throw InvalidLogo($"'{address}' is no address that a logo can be downloaded from.");
        ConnectionSettings anonymous = _settings.WithoutCredential(new Uri(Origin.Of(picture)));
        using var api = new ApiClient(anonymous, Descriptor, new NoAuthenticator());
        using var content = new MemoryStream();
        var request = new ApiRequest
        {
            Method = HttpMethod.Get,
            Route = Route.Verbatim(address, anonymous.Endpoint),
            Accept = "image/*",
        };
        await api.SendAsync(
                request,
                async (response, cancellationToken) =>
                {
                    api.Reader.RefuseWebPage(response);
                    await ResponseReader.CopyAsync(response, content, StateLogo.Largest, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                context
            )
            .ConfigureAwait(false);
        byte[] image = content.ToArray();
        return ImageType.Of(image) is not null ? image : throw InvalidLogo($"What {address} answers is no picture.");
    }

    // The form is made before anything is sent: an image that cannot be uploaded is no reason to change the rest.
    private static MultipartBody? LogoOf(OrganizationInput input)
    {
        if (input.Logo is null)
            return null;
        if (input.Logo.Length == 0)
            throw InvalidLogo("uData takes no logo away; upload another one.");
        byte[] image = Convert.FromBase64String(input.Logo);
        string name = ImageType.Of(image) switch
        {
            "image/png" => "logo.png",
            "image/jpeg" => "logo.jpg",
            "image/webp" => "logo.webp",
            _ => throw InvalidLogo("uData takes a logo as PNG, JPEG or WebP."),
        };
        return MultipartBody.Of([
            new FormField
            {
                Name = "file",
                Content = image,
                FileName = name,
            },
        ]);
    }

    private Task UploadLogoAsync(string id, MultipartBody logo, OperationContext context) =>
        AboutOrganizationAsync(
            id,
            () =>
                Api.SendAsync(
                    new ApiRequest
                    {
                        Method = HttpMethod.Post,
                        Route = Route.To($"organizations/{id}/logo/"),
                        Body = logo.Content,
                        ContentType = logo.ContentType,
                    },
                    context
                )
        );

    // What has been made is made, with its logo or without it.
    private async Task<UDataOrganizationRead> WithLogoAsync(
        UDataOrganizationRead made,
        string id,
        MultipartBody logo,
        OperationContext context
    )
    {
        try
        {
            await UploadLogoAsync(id, logo, context).ConfigureAwait(false);
            return await ReadOrganizationAsync(id, null, context).ConfigureAwait(false);
        }
        catch (OrgException error)
        {
            context.Log.Warning($"'{made.Name}' is made, and whether it has its logo is not known: {error.Message}");
            return made;
        }
    }

    private static OrgException InvalidLogo(string message) => new(OrgErrorKind.InvalidValue, message) { Provider = OrgProvider.UData };
}
