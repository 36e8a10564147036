namespace ModelPack.AspNetCore.SageMaker;

/// <summary>What the fields of a column are written as in JSON.</summary>
internal enum CsvValueKind
{
    /// <summary>A string: texts and labels.</summary>
    Text,

    /// <summary>A number.</summary>
    Integer,

    /// <summary>A number, or one of the strings that stand for what JSON numbers cannot say.</summary>
    Float,

    /// <summary>A truth value.</summary>
    Boolean,
}
