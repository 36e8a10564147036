using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ModelPack.Runtime.Hosting;

/// <summary>Reads <see cref="PredictorOptions"/> from configuration, without reflection.</summary>
internal static class PredictorOptionsBinder
{
    /// <summary>The section of a model's options.</summary>
    public static string SectionOf(string model) => "ModelPack:" + model;

    /// <exception cref="InvalidOperationException">A value cannot be read; the message names its key.</exception>
    public static void Bind(IConfigurationSection section, PredictorOptions options)
    {
        options.ModelPath = section[nameof(options.ModelPath)] ?? options.ModelPath;
        options.ExpectedDigest = section[nameof(options.ExpectedDigest)] ?? options.ExpectedDigest;
        options.TrustManifest = ReadBoolean(section, nameof(options.TrustManifest), options.TrustManifest);
        options.WarmUp = ReadBoolean(section, nameof(options.WarmUp), options.WarmUp);
        options.MaxBatchRows = (int)ReadInteger(section, nameof(options.MaxBatchRows), options.MaxBatchRows, 1, int.MaxValue);
        options.MaxRowElements = ReadInteger(section, nameof(options.MaxRowElements), options.MaxRowElements, 1, long.MaxValue);
        options.IntraOpThreads = (int)ReadInteger(section, nameof(options.IntraOpThreads), options.IntraOpThreads, 0, short.MaxValue);
        options.OutputPolicy = ReadPolicy(section, nameof(options.OutputPolicy), options.OutputPolicy);
        options.MicroBatching = MicroBatchingBinder.Bind(section.GetSection(nameof(options.MicroBatching)), options.MicroBatching);
        BindProviders(section.GetSection(nameof(options.ExecutionProviders)), options.ExecutionProviders);
    }

    // An array, or one string with commas, as environment variables have it.
    private static void BindProviders(IConfigurationSection section, IList<string> providers)
    {
        IEnumerable<string?> values = section.Value is { } value ? value.Split(',') : section.GetChildren().Select(static child => child.Value);
        string[] given = [.. values.Where(static provider => !string.IsNullOrWhiteSpace(provider)).Select(static provider => provider!.Trim())];
        if (given.Length == 0)
            return;
        providers.Clear();
        foreach (string provider in given)
            providers.Add(provider);
    }

    internal static bool ReadBoolean(IConfigurationSection section, string key, bool otherwise)
    {
        if (section[key] is not { Length: > 0 } text)
            return otherwise;
        return bool.TryParse(text, out bool value) ? value : throw Wrong(section, key, "'true' or 'false'");
    }

    internal static long ReadInteger(IConfigurationSection section, string key, long otherwise, long minimum, long maximum)
    {
        if (section[key] is not { Length: > 0 } text)
            return otherwise;
        bool isInteger = long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long value);
        return isInteger && value >= minimum && value <= maximum
            ? value
            : throw Wrong(section, key, string.Create(CultureInfo.InvariantCulture, $"an integer from {minimum} to {maximum}"));
    }

    private static OutputPolicy ReadPolicy(IConfigurationSection section, string key, OutputPolicy otherwise) => section[key]?.Trim().ToLowerInvariant() switch
    {
        null or "" => otherwise,
        "count" => OutputPolicy.Count,
        "throw" => OutputPolicy.Throw,
        _ => throw Wrong(section, key, "'Count' or 'Throw'"),
    };

    internal static InvalidOperationException Wrong(IConfigurationSection section, string key, string right) =>
        new($"Configuration key '{section.Path}:{key}' must be {right}.");
}
