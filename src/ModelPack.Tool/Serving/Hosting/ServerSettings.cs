using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Serving.Hosting;

/// <summary>Puts the settings together: those of the file, of the environment, of the command line; a later one wins.</summary>
internal static class ServerSettings
{
    /// <summary>Reads them, before any package is opened.</summary>
    /// <exception cref="ServeException">The file is not there or no JSON, or a setting of the command line is not <c>name:Key=value</c>.</exception>
    public static IConfiguration Read(ServeOptions options)
    {
        var configuration = new ConfigurationBuilder();
        if (options.Settings is { } file)
            AddFile(configuration, file);
        KeyValuePair<string, string?>[] given = [.. options.ModelSettings.Select(Parse)];
        return configuration.AddEnvironmentVariables().AddInMemoryCollection(given).Build();
    }

    private static void AddFile(IConfigurationBuilder configuration, string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            content.Position = 0;
            configuration.AddConfiguration(new ConfigurationBuilder().AddJsonStream(content).Build(), shouldDisposeConfiguration: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or JsonException)
        {
            throw new ServeException(new ToolProblem(ToolProblem.CannotServe, $"The settings cannot be read: {exception.GetBaseException().Message.TrimEnd('.')}.", file));
        }
    }

    private static KeyValuePair<string, string?> Parse(string setting)
    {
        int equals = setting.IndexOf('=', StringComparison.Ordinal);
        int colon = setting.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && equals > colon + 1
            ? new($"ModelPack:{setting[..equals]}", setting[(equals + 1)..])
            : throw new ServeException(new ToolProblem(ToolProblem.Usage, $"'{setting}' is no setting of a model: write 'name:Key=value', as in 'iris:MaxBatchRows=64'."));
    }
}
