namespace ModelPack.AspNetCore.SageMaker;

/// <summary>How predictions are written.</summary>
internal enum AnswerForm
{
    /// <summary>An object for an object, an array for several.</summary>
    Json,

    /// <summary>An object a line.</summary>
    JsonLines,

    /// <summary>A record a line.</summary>
    Csv,
}
