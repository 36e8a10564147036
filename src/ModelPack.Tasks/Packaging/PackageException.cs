namespace ModelPack.Tasks.Packaging;

/// <summary>A package that cannot be written as it must be; the task reports it as a coded error.</summary>
internal sealed class PackageException(string message) : Exception(message);
