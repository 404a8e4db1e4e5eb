namespace FraudGrains.Catalog;

/// <summary>Why the catalog refused a change. The numbers travel: never renumber.</summary>
public enum RefusalKind
{
    /// <summary>The text is damaged, or holds what is not scored here; line and field are named.</summary>
    InvalidModel = 0,

    /// <summary>The manifest is damaged or belongs to another text.</summary>
    InvalidManifest = 1,

    /// <summary>The model wants other features than this program computes; they are named.</summary>
    FeatureSchemaMismatch = 2,

    /// <summary>Neither upload nor manifest nor house says where the lines are drawn, or they make no sense.</summary>
    Thresholds = 3,

    /// <summary>No such model.</summary>
    UnknownModel = 4,

    /// <summary>A model of this version is kept with other words beside it (thresholds): versions name what decided, so they never change their meaning.</summary>
    OtherManifest = 5,

    /// <summary>As many models are kept as may be, and all that could go are in use.</summary>
    Full = 6,

    /// <summary>A silo cannot load the model: nothing was changed.</summary>
    NotLoadable = 7,

    /// <summary>Written durably, but a silo has not confirmed in time; it follows by itself. Ask again.</summary>
    NotConfirmed = 8,

    /// <summary>Somebody else changed the choice at the same moment. Look, and ask again.</summary>
    Raced = 9,
}
