/** Data sets, custom models and evaluations of the resources: their states in the database, and the jobs that train and judge. Nothing here is null. */
package io.osprey.server.custom;
