extern alias runtime;
using System.Text;
using System.Text.Json;
using ModelPack.Tool.Output;
using ModelPack.Tool.Serving.Hosting;

namespace ModelPack.Tool.Serving;

/// <summary>Says what is loaded and where it is served: for people, or as one line of JSON.</summary>
/// <param name="output">Where to.</param>
/// <param name="isJson">Whether a program reads it.</param>
internal sealed class ServeReport(ToolOutput output, bool isJson)
{
    /// <summary>A model is about to be opened.</summary>
    public void Loading(ServedModel model)
    {
        if (!isJson)
            output.Line($"Loading {model.Descriptor.Name} of {model.Package.Id.Id} {model.Package.Id.Version}");
    }

    /// <summary>The server answers.</summary>
    public void Ready(ModelServer server, IReadOnlyList<ServedModel> models)
    {
        if (isJson)
            output.Writer.WriteLine(Json(server, models));
        else
            Show(server, models);
        output.Writer.Flush();
    }

    /// <summary>The server has ended.</summary>
    public void Ended()
    {
        if (!isJson)
            output.Line("Ended; what was begun is answered.");
    }

    private void Show(ModelServer server, IReadOnlyList<ServedModel> models)
    {
        output.Table("Models", ["name", "version", "package"], [.. models.Select(static model => new[] { model.Descriptor.Name, model.Descriptor.Version, model.Package.Id.Id })]);
        output.Table("Routes", ["method", "route"], [.. server.Routes.Select(static route => new[] { route.Method, route.Pattern })]);
        output.Line();
        string grpc = server.GrpcUrls.Count > 0 ? $", gRPC on {string.Join(", ", server.GrpcUrls)}" : "";
        output.Line($"Ready on {string.Join(", ", server.Urls)}{grpc}. Ctrl+C ends it.");
    }

    private static string Json(ModelServer server, IReadOnlyList<ServedModel> models)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("urls");
            foreach (string url in server.Urls)
                writer.WriteStringValue(url);
            writer.WriteEndArray();
            writer.WriteStartArray("grpcUrls");
            foreach (string url in server.GrpcUrls)
                writer.WriteStringValue(url);
            writer.WriteEndArray();
            writer.WriteStartArray("models");
            foreach (ServedModel model in models)
            {
                writer.WriteStartObject();
                writer.WriteString("name", model.Descriptor.Name);
                writer.WriteString("version", model.Descriptor.Version);
                writer.WriteString("package", model.Package.Id.Id);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("routes");
            foreach (ServedRoute route in server.Routes)
            {
                writer.WriteStartObject();
                writer.WriteString("method", route.Method);
                writer.WriteString("route", route.Pattern);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
