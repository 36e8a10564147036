using Microsoft.OpenApi;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Says in an OpenAPI document what its operations leave open, where the app has not said it.</summary>
internal static class ModelDocumentInfo
{
    public static void Complete(OpenApiDocument document, ModelDescriptor model) => Complete(document, model.Name, $"Model {model.Name} of package {model.PackageId}.");

    public static void Complete(OpenApiDocument document, string name, string description)
    {
        foreach (OpenApiTag tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            if (tag.Name == name)
                tag.Description ??= description;
        }

        // ASP.NET Core ends addresses of servers with a slash, and clients that join them with a path get two.
        foreach (OpenApiServer server in document.Servers ?? [])
        {
            if (server.Url is [.. { Length: > 0 } address, '/'])
                server.Url = address;
        }
    }
}
